internal import MarginLosses
internal import Training

extension Watch {
  /// The same where many classes leave each less room.
  static func mergedAngle(_ run: Run) -> Double {
    min(mergedAngle, (run.equalSpacing ?? .pi) / 4)
  }

  /// Takes in a run after a step.
  mutating func observe(_ run: Run) {
    let snapshot = run.snapshot
    note(run.isStarving, \.starvedSince, snapshot.step)
    note(run.isIdle, \.idleSince, snapshot.step)
    note(run.isHeldAtMargin, \.heldAtMarginSince, snapshot.step)
    note(run.isUnmatched, \.unmatchedSince, snapshot.step)
    // Of several centres of a class some may serve no point; where nearly all are right, none is amiss.
    let isEachNeeded =
      snapshot.prototypesPerClass == 1
      || snapshot.training.accuracy?.asUsed ?? 0 < Accuracy.sound
    let nearest = isEachNeeded ? snapshot.narrowestPair : nil
    noteTooClose(nearest?.angle, run)
    note((nearest?.angle ?? .pi) < Watch.mergedAngle(run), \.crowdedSince, snapshot.step)
    noteMerged(nearest, run)
    note(run.pushesAway, \.pushedAwaySince, snapshot.step)
    let spread = snapshot.spread(seenBy: run.classifier)
    note(spread < run.collapsedSpread, \.collapsedSince, snapshot.step)
    noteGrowth(snapshot)
    let isSound = run.session.isFinite && !hasRunAway(snapshot.loss)
    note(!isSound, \.divergedAt, snapshot.step)
  }

  /// Whether a loss is no number, or so many times what it was at the start.
  func hasRunAway(_ loss: Double) -> Bool { !(loss <= Status.runawayFactor * startLoss) }

  private mutating func noteTooClose(_ nearest: Double?, _ run: Run) {
    guard let angle = nearest, angle < .pi, run.tightClasses != nil else {
      tooCloseSince = nil
      return
    }
    let isParting = angle > tooCloseAngle + Watch.partingAngle
    if tooCloseSince == nil || isParting {
      tooCloseSince = run.step
      tooCloseAngle = angle
    }
    tooCloseAngle = min(tooCloseAngle, angle)
  }

  /// Another pair may pass by and be narrower for a while: it has no share in the time.
  private mutating func noteMerged(_ nearest: PrototypeGap?, _ run: Run) {
    let limit = Watch.mergedAngle(run)
    guard let nearest, nearest.angle < limit else {
      (mergedPair, mergedSince) = (nil, nil)
      return
    }
    if let pair = mergedPair, let angle = run.snapshot.angle(between: pair.first, pair.second),
      angle < limit
    {
      return
    }
    (mergedPair, mergedSince) = (ClassPair(nearest.first, nearest.second), run.snapshot.step)
  }

  private mutating func noteGrowth(_ snapshot: Snapshot) {
    let norm = snapshot.training.meanNorm
    guard startNorm > 0 else { return }
    while doublings < 60, norm >= startNorm * Double(1 << (doublings + 1)) {
      doublings += 1
      grownAt = snapshot.step
    }
  }
}
