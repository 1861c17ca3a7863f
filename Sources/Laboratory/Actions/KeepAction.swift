internal import Training

/// What is kept of what is seen.
public enum KeepAction: Hashable, Sendable {
  case stateWritten
  case figureWritten
  case moduleWritten
  case recordingToggled
  case stringShown
}

extension KeepAction: ActionFamily {
  var reach: ActionReach { .program }
  var hold: ActionHold { .putsDown }

  var leavesEntry: Bool {
    switch self {
    case .stateWritten, .figureWritten, .moduleWritten, .recordingToggled: false
    case .stringShown: true
    }
  }
}

extension State {
  /// - Returns: what is left for the executable to do.
  mutating func carryOut(_ action: KeepAction) -> [Effect] {
    switch action {
    case .stateWritten:
      guard run.timeline.source != .records else {
        message = "records are whole where they came from: W draws the view into a file"
        return []
      }
      return [.writeState]
    case .figureWritten: return [.writeFigure]
    case .moduleWritten:
      guard !isComparing || runs.marked != nil else {
        message = "runs side by side are several losses: Tab marks the one to write"
        return []
      }
      return [.writeModule]
    case .recordingToggled: return [.toggleRecording]
    case .stringShown:
      showString()
      return []
    }
  }

  /// Shows the word that opens this run anew elsewhere.
  private mutating func showString() {
    guard !isComparing || runs.marked != nil else {
      message =
        "runs side by side have no word of their own: Tab marks one, q says how all are opened"
      return
    }
    let run = chosenRun
    guard run.timeline.source != .records else {
      message = Run.noStartWords
      return
    }
    guard let text = StateString.text(run.session.startConfiguration) else {
      message = "rows of a file do not fit into a word: w writes the whole state"
      return
    }
    // The word comes first: what follows may find no room.
    let change =
      run.hasHandiwork
      ? " without what hands changed; w writes that"
      : run.revisionsTaken > 0 ? " as it is set now, from step 0; w writes this state" : ""
    notice = "wedge run --from \(text) opens it again\(change)"
  }
}
