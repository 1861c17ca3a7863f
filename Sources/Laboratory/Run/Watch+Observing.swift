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
    noteMerged(run, isEachNeeded: isEachNeeded)
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

  /// Pairs may pass one another by: each has its own time.
  private mutating func noteMerged(_ run: Run, isEachNeeded: Bool) {
    guard isEachNeeded else {
      merged = []
      return
    }
    let (snapshot, limit) = (run.snapshot, Watch.mergedAngle(run))
    merged.removeAll {
      (snapshot.angle(between: $0.pair.first, $0.pair.second) ?? .pi) >= limit
    }
    guard let nearest = snapshot.narrowestPair, nearest.angle < limit else { return }
    for gap in snapshot.prototypeGaps(below: limit) where merged.count < Watch.mostMerged {
      let pair = ClassPair(gap)
      if !merged.contains(where: { $0.pair == pair }) {
        merged.append(MergedPair(pair: pair, since: snapshot.step))
      }
    }
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
