internal import Training

extension Pane {
  /// What an action does to this run and to how it is looked at.
  mutating func update(_ action: Action) {
    forgetWords()
    prepare(for: action.asOfFamily)
    carryOut(action)
    keepFillApplicable()
  }

  /// What is held is put down, and a number that is being typed left, where an action asks for it.
  mutating func prepare(for family: any ActionFamily) {
    if held != nil, family.hold == .putsDown { putDown() }
    if family.leavesEntry { (entry, finding) = (nil, nil) }
  }

  private mutating func carryOut(_ action: Action) {
    switch action {
    case .knob(let action): carryOut(action)
    case .entry(let action): carryOut(action)
    case .loss(let action): carryOut(action)
    case .start(let action): carryOut(action)
    case .look(let action): carryOut(action)
    case .ask(let action): carryOut(action)
    case .find(let action): carryOut(action)
    case .hand(let action): carryOut(action)
    case .mouse(let action): carryOut(action)
    case .preset(let action): carryOut(action)
    // These are for the program, and for all panes together.
    case .pace, .travel, .pane, .keep, .program: return
    }
  }
}
