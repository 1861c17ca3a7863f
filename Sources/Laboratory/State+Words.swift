internal import Drawing
internal import Training

extension State {
  /// Says what was done, or what could not be, until the next key.
  public mutating func tell(_ words: String, isFault: Bool) {
    if isFault { message = words } else { notice = words }
  }

  /// Shows the word that opens this run anew elsewhere.
  mutating func showString() {
    let run = isComparing ? runs.marked.map { runs.panes[$0].run } ?? run : run
    guard let text = StateString.text(run.session.startConfiguration) else {
      message = "rows of a file do not fit into a word: w writes the whole state"
      return
    }
    let change = run.hasHandiwork ? ", without what hands changed: w writes that" : ""
    notice = "this run anew\(change): wedge run --from \(text)"
  }

  /// Whether Esc has an overlay or a marked pane to leave.
  public var hasSomethingToLeave: Bool { topOverlay != nil || isComparing && runs.marked != nil }
}
