internal import Training

/// What a person's action does to a state, and what is left for the executable to do.
public func update(_ state: inout State, _ action: Action) -> [Effect] {
  state.forgetWords()
  state.isOpening = false
  let effects = state.keepingEarlier(action) { $0.carryOut(action) }
  state.noteFaults()
  return effects
}

extension State {
  fileprivate mutating func carryOut(_ action: Action) -> [Effect] {
    switch action.asOfFamily.reach {
    case .program: return carryOut(forProgram: action)
    case .running: toggleRunning()
    case .together(let action): travel(action)
    case .step(let step): scrub(to: step)
    case .grid(let action): carryOut(action)
    case .back: goBack()
    case .earlier: undo()
    case .later: redo()
    case .everyPane: actOnAll(action)
    case .marked: actOnMarked(action)
    case .enlarged: actOnShown(action)
    }
    return []
  }

  fileprivate mutating func carryOut(forProgram action: Action) -> [Effect] {
    prepareEach(for: action.asOfFamily)
    switch action {
    case .keep(let action): return carryOut(action)
    case .program(let action): return carryOut(action)
    case .pace(let action):
      carryOut(action)
      return []
    // These are for runs.
    case .travel, .knob, .entry, .loss, .start, .look, .ask, .find, .hand, .mouse, .preset, .pane:
      return []
    }
  }
}
