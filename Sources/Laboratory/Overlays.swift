extension State {
  /// What is drawn last and asked first: the last over the pane that fills the screen, or what lies over all; nil
  /// while the picture lies open.
  public var topOverlay: Overlay? {
    helpPage.map { .help(page: $0) } ?? shownOverlays.last
  }

  /// Whether Esc has an overlay, a marked pane or a question to leave.
  public var hasSomethingToLeave: Bool {
    isLeaving || topOverlay != nil || isComparing && runs.marked != nil
  }

  /// Whether something hides the picture, waits for a number, or is held.
  package var isCovered: Bool {
    helpPage != nil || shownOverlays.contains { $0.kind != .asking }
      || shownIndex.map { runs.panes[$0].held != nil } ?? false
  }

  /// Takes the top overlay away; what is held goes back first.
  mutating func closeTop() {
    if helpPage != nil {
      helpPage = nil
    } else if let index = shownIndex {
      runs.panes[index].closeTop()
    }
  }

  /// Takes away all that hides the picture or waits for a number.
  mutating func uncover() {
    helpPage = nil
    for index in runs.panes.indices { runs.panes[index].uncover() }
  }
}
