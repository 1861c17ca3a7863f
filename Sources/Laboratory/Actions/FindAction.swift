/// Finding a row by its name.
public enum FindAction: Hashable, Sendable {
  case begun
  case typed(Unicode.Scalar)
  case erased
  case confirmed
}

extension FindAction: ActionFamily {
  var reach: ActionReach { .enlarged }
  var hold: ActionHold { .putsDown }
  var leavesEntry: Bool { self == .begun }
}

extension Pane {
  mutating func carryOut(_ action: FindAction) {
    switch action {
    case .begun: finding = ""
    case .typed(let scalar):
      guard let typed = finding, typed.unicodeScalars.count < 64 else { return }
      finding = typed + String(scalar)
    case .erased: finding = finding.map { String($0.dropLast()) }
    case .confirmed: find()
    }
  }
}
