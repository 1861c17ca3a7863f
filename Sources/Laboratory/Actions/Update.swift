internal import Training

/// What a person's action does to a state, and what is left for the executable to do.
public func update(_ state: inout State, _ action: Action) -> [Effect] {
  state.forgetWords()
  switch action.asOfFamily.reach {
  case .program: return state.carryOut(forProgram: action)
  case .running: state.toggleRunning()
  case .together(let action): state.travel(action)
  case .step(let step): state.scrub(to: step)
  case .grid(let action): state.carryOut(action)
  case .back: state.goBack()
  case .everyPane: state.actOnAll(action)
  case .marked: state.actOnMarked(action)
  case .enlarged: state.actOnShown(action)
  }
  return []
}

extension State {
  fileprivate mutating func carryOut(forProgram action: Action) -> [Effect] {
    pane.prepare(for: action.asOfFamily)
    switch action {
    case .keep(let action): return carryOut(action)
    case .program(let action): return carryOut(action)
    case .pace(let action):
      carryOut(action)
      return []
    // These are for runs.
    case .travel, .knob, .entry, .loss, .start, .look, .ask, .hand, .mouse, .preset, .pane:
      return []
    }
  }
}
