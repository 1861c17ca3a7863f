internal import Training

/// What a person's action does to a state, and what is left for the executable to do.
public func update(_ state: inout State, _ action: Action) -> [Effect] {
  state.message = nil
  state.notice = nil
  if state.handleComparison(action) { return [] }
  state.settle(before: action.asOfFamily.hold)
  if action.asOfFamily.leavesEntry { state.entry = nil }
  let effects = state.carryOut(action)
  state.keepFillApplicable()
  return effects
}

extension State {
  /// Whatever else is done, what is held is put down first.
  fileprivate mutating func settle(before hold: ActionHold) {
    guard held != nil else { return }
    switch hold {
    case .keeps: return
    case .rests:
      held?.resumes = false
      putDown()
    case .putsDown: putDown()
    }
  }

  fileprivate mutating func carryOut(_ action: Action) -> [Effect] {
    switch action {
    case .keep(let action): return carryOut(action)
    case .program(let action): return carryOut(action)
    case .pace(let action): carryOut(action)
    case .travel(let action): carryOut(action)
    case .knob(let action): carryOut(action)
    case .entry(let action): carryOut(action)
    case .loss(let action): carryOut(action)
    case .start(let action): carryOut(action)
    case .look(let action): carryOut(action)
    case .ask(let action): carryOut(action)
    case .hand(let action): carryOut(action)
    case .mouse(let action): carryOut(action)
    case .preset(let action): carryOut(action)
    case .pane(let action): carryOut(action)
    }
    return []
  }
}
