public import Cells

/// Choosing what is asked about.
public enum AskAction: Hashable, Sendable {
  case toggled
  case moved(Direction)
  /// The point that costs the next less.
  case nextWorst
  case previousWorst
  /// From points to free places, to prototypes, and back.
  case turned
}

extension AskAction: ActionFamily {
  var reach: ActionReach { .enlarged }

  var hold: ActionHold {
    switch self {
    case .moved: .keeps
    case .toggled, .nextWorst, .previousWorst, .turned: .putsDown
    }
  }

  var leavesEntry: Bool { true }
}

extension Pane {
  mutating func carryOut(_ action: AskAction) {
    switch action {
    case .toggled: toggleAsking()
    case .moved(let direction): move(direction)
    case .nextWorst: probeWorst(by: 1)
    case .previousWorst: probeWorst(by: -1)
    case .turned: turnAsking()
    }
    keepAskedInSight()
  }
}
