/// Typing an exact value for the chosen knob.
public enum EntryAction: Hashable, Sendable {
  case begun
  case typed(Unicode.Scalar)
  case erased
  case confirmed
}

extension EntryAction: ActionFamily {
  var reach: ActionReach { .enlarged }
  var hold: ActionHold { .putsDown }
  var leavesEntry: Bool { false }
}

extension Pane {
  mutating func carryOut(_ action: EntryAction) {
    switch action {
    case .begun: beginEntry()
    case .typed(let scalar):
      guard let typed = entry, typed.count < 16 else { return }
      entry = typed + String(scalar)
    case .erased: entry = entry.map { String($0.dropLast()) }
    case .confirmed: confirmEntry()
    }
  }
}
