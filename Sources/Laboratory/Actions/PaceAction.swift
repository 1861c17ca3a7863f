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

  var hold: ActionHold { .putsDown }
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

  /// A point or a prototype that is held is put down, and training goes on whatever it did before.
  mutating func toggleRunning() {
    let wasRunning = isRunning
    prepareEach(for: PaceAction.runToggled)
    let standstills = runs.panes.compactMap(\.run.standstillWords)
    if standstills.count == runs.panes.count {
      message = standstills.first
    } else if !runs.panes.contains(where: { $0.run.session.isFinite }) {
      message =
        isComparing
        ? "all runs have diverged: r starts again" : "this run has diverged: r starts again"
    } else {
      isRunning = !wasRunning
    }
  }
}
