/// What is kept of what is seen.
public enum KeepAction: Hashable, Sendable {
  case stateWritten
  case figureWritten
  case recordingToggled
  case stringShown
}

extension KeepAction: ActionFamily {
  var reach: ActionReach { .program }
  var hold: ActionHold { .putsDown }

  var leavesEntry: Bool {
    switch self {
    case .stateWritten, .figureWritten, .recordingToggled: false
    case .stringShown: true
    }
  }
}

extension State {
  /// - Returns: what is left for the executable to do.
  mutating func carryOut(_ action: KeepAction) -> [Effect] {
    switch action {
    case .stateWritten: return [.writeState]
    case .figureWritten: return [.writeFigure]
    case .recordingToggled: return [.toggleRecording]
    case .stringShown:
      showString()
      return []
    }
  }
}
