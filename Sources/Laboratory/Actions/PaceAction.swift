internal import Training

/// Running, and how fast.
public enum PaceAction: Hashable, Sendable {
  case runToggled
  case spedUp
  case slowedDown
}

extension PaceAction: ActionFamily {
  var reach: ActionReach {
    switch self {
    case .runToggled: .running
    case .spedUp, .slowedDown: .program
    }
  }

  var hold: ActionHold {
    switch self {
    case .runToggled: .rests
    case .spedUp, .slowedDown: .putsDown
    }
  }

  var leavesEntry: Bool { true }
}

extension State {
  mutating func carryOut(_ action: PaceAction) {
    switch action {
    case .runToggled: toggleRunning()
    case .spedUp: speed = speed.faster
    case .slowedDown: speed = speed.slower
    }
  }

  private mutating func toggleRunning() {
    if configuration.isJudged {
      message = State.judgedWords
    } else if !session.isFinite {
      message = "this run has diverged: r starts again"
    } else {
      isRunning.toggle()
    }
  }

  /// Why embeddings that are judged take no step.
  static let judgedWords: String =
    "embeddings are judged where they lie: nothing trains. Turn m, or l for another loss"
}
