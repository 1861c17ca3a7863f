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
    prepareEach(for: action)
    guard isComparing else {
      message = "c sets runs side by side"
      return
    }
    switch action {
    case .next: markPane(by: 1)
    case .previous: markPane(by: -1)
    case .marked(let pane): runs.marked = pane
    case .enlarged: enlargePane()
    }
  }

  private mutating func markPane(by offset: Int) {
    let count = runs.panes.count
    let next = runs.marked.map { ($0 + offset + count) % count }
    runs.marked = next ?? (offset > 0 ? 0 : count - 1)
  }

  private mutating func enlargePane() {
    guard runs.marked != nil else {
      message = "Tab marks a pane, Enter then enlarges it"
      return
    }
    runs.isEnlarged = true
  }
}
