internal import Drawing
internal import Training

extension State {
  /// Says what was done, or what could not be, until the next key.
  public mutating func tell(_ words: String, isFault: Bool) {
    if isFault { message = words } else { notice = words }
  }

  /// The run that a figure is made of: the marked one of several.
  public var figured: State {
    var figured = comparison?.panes[comparison?.marked ?? 0] ?? self
    figured.display = display
    return figured
  }

  /// Shows the word that opens this run anew elsewhere.
  mutating func showString() {
    let shown = comparison?.marked.flatMap { comparison?.panes[$0] } ?? self
    guard let text = StateString.text(shown.session.startConfiguration) else {
      message = "rows of a file do not fit into a word: w writes the whole state"
      return
    }
    let change = shown.hasHandiwork ? ", without what hands changed: w writes that" : ""
    notice = "this run anew\(change): wedge run --from \(text)"
  }

  /// Whether Esc has an overlay or a marked pane to leave.
  public var hasSomethingToLeave: Bool { topOverlay != nil || comparison?.marked != nil }
}
