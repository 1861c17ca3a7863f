public import Cells
public import Laboratory

/// What an event means in a state that is seen at a size; nil when it means nothing there.
public func action(for event: Event, in state: State, size: Size) -> Action? {
  switch event {
  case .key(let key): state.turningParts(action(for: key, in: state.enlarged ?? state), size)
  case .mouse(let mouse): state.turningParts(state.action(for: mouse, size: size), size)
  case .paste, .resize: nil
  }
}

extension State {
  /// A page of the help that a screen does not hold whole is turned a part at a time.
  fileprivate func turningParts(_ action: Action?, _ size: Size) -> Action? {
    let way: Int
    switch action {
    case .program(.helpTurned): way = 1
    case .program(.helpTurnedBack): way = -1
    default: return action
    }
    let count = scene.partCount(size)
    // A larger screen has fewer parts.
    let part = min(helpPart, count - 1) + way
    return (0..<count).contains(part) ? .program(.helpPartTurned(part)) : action
  }
}
