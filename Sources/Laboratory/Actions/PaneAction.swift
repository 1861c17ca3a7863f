/// Panes of runs that stand side by side.
public enum PaneAction: Hashable, Sendable {
  case next
  case previous
  /// By its position.
  case marked(Int)
  case enlarged
}

extension PaneAction: ActionFamily {
  var reach: ActionReach { .grid(self) }
  var hold: ActionHold { .putsDown }
  var leavesEntry: Bool { true }
}

extension State {
  mutating func carryOut(_ action: PaneAction) {
    guard comparison != nil else {
      message = "c sets runs side by side"
      return
    }
    switch action {
    case .next: markPane(by: 1)
    case .previous: markPane(by: -1)
    case .marked(let pane): comparison?.marked = pane
    case .enlarged: enlargePane()
    }
  }

  private mutating func markPane(by offset: Int) {
    guard let count = comparison?.panes.count else { return }
    guard let marked = comparison?.marked else {
      comparison?.marked = offset > 0 ? 0 : count - 1
      return
    }
    comparison?.marked = (marked + offset + count) % count
  }

  private mutating func enlargePane() {
    guard comparison?.marked != nil else {
      message = "Tab marks a pane, Enter then enlarges it"
      return
    }
    comparison?.isEnlarged = true
  }
}
