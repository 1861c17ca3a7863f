/// Hands on points.
public enum HandAction: Hashable, Sendable {
  case pickedUp
  case pointAdded
  case classAdded
  case struckOut
  case undone
  case redone
}

extension HandAction: ActionFamily {
  var reach: ActionReach {
    switch self {
    case .undone: .earlier
    case .redone: .later
    case .pickedUp, .pointAdded, .classAdded, .struckOut: .enlarged
    }
  }

  var hold: ActionHold {
    switch self {
    case .pickedUp: .keeps
    case .pointAdded, .classAdded, .struckOut, .undone, .redone: .putsDown
    }
  }

  var leavesEntry: Bool { true }
}

extension Pane {
  mutating func carryOut(_ action: HandAction) {
    switch action {
    case .pickedUp: pickUpOrPutDown()
    case .pointAdded: addPoint()
    case .classAdded: addClass()
    case .struckOut: strikeOut()
    case .undone: undo()
    case .redone: redo()
    }
    keepAskedInSight()
  }
}
