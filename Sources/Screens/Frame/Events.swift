public import Cells
public import Laboratory

/// What an event means in a state that is seen at a size; nil when it means nothing there.
public func action(for event: Event, in state: State, size: Size) -> Action? {
  switch event {
  case .key(let key): action(for: key, in: state.enlarged ?? state)
  case .mouse(let mouse): state.action(for: mouse, size: size)
  case .paste, .resize: nil
  }
}
