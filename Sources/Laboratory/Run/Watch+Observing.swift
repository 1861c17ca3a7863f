internal import MarginLosses
internal import Training

extension Watch {
  /// The same where many classes leave each less room.
  static func mergedAngle(_ state: State) -> Double {
    min(mergedAngle, (state.equalSpacing ?? .pi) / 4)
  }

  /// Takes in a run after a step.
  mutating func observe(_ state: State) {
    let snapshot = state.snapshot
    note(state.isStarving, \.starvedSince, snapshot.step)
    note(state.isIdle, \.idleSince, snapshot.step)
    note(state.isHeldAtMargin, \.heldAtMarginSince, snapshot.step)
    note(state.isUnmatched, \.unmatchedSince, snapshot.step)
    let angle = snapshot.narrowestPair?.angle ?? .pi
    noteTooClose(angle, state)
    note(angle < Watch.mergedAngle(state), \.mergedSince, snapshot.step)
    note(state.pushesAway, \.pushedAwaySince, snapshot.step)
    let spread = snapshot.training.spread(dimension: snapshot.dimension)
    note(spread < state.collapsedSpread, \.collapsedSince, snapshot.step)
    noteGrowth(snapshot)
    let isSound = state.session.isFinite && snapshot.loss <= Status.runawayFactor * startLoss
    note(!isSound, \.divergedAt, snapshot.step)
  }

  private mutating func noteTooClose(_ angle: Double, _ state: State) {
    guard state.classifier.band(spacing: angle) > angle + 1e-9 else {
      tooCloseSince = nil
      return
    }
    let isParting = angle > tooCloseAngle + Watch.partingAngle
    if tooCloseSince == nil || isParting {
      tooCloseSince = state.step
      tooCloseAngle = angle
    }
    tooCloseAngle = min(tooCloseAngle, angle)
  }

  private mutating func noteGrowth(_ snapshot: Snapshot) {
    let norm = Watch.meanNorm(snapshot)
    guard startNorm > 0 else { return }
    while doublings < 60, norm >= startNorm * Double(1 << (doublings + 1)) {
      doublings += 1
      grownAt = snapshot.step
    }
  }
}
