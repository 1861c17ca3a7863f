internal import MarginLosses
internal import Training

/// What is watched of a run whose loss compares embeddings with one another.
extension Run {
  /// Whether hardly a triplet has a loss, while points are still wrong or mining leaves out most of
  /// what has one.
  var isStarving: Bool {
    guard session.comparison == .triplets, let loss = session.metricLoss,
      let tally = snapshot.tally, let share = tally.activeFraction, share < 0.01
    else { return false }
    return loss.leavesOutMost(tally) || snapshot.training.accuracy?.asUsed ?? 1 < Accuracy.sound
  }

  /// Embeddings whose spread is below this lie in one place: of what a margin between
  /// embeddings asks for, a hundredth counts.
  var collapsedSpread: Double {
    max(Status.collapsedSpread, 0.01 * (session.metricLoss?.reach ?? 0))
  }

  /// Whether nothing that could move a point is compared: nothing at all, or triplets without loss.
  var isIdle: Bool {
    guard let tally = snapshot.tally else { return false }
    return tally.compared == 0 || session.metricLoss?.takesOnlyIdle == true
  }

  /// Whether every triplet costs about α: positives and negatives are equally far.
  var isHeldAtMargin: Bool {
    guard session.comparison == .triplets, let rest = restingLoss, rest.value > 0,
      let share = snapshot.tally?.activeFraction, share > 0.99
    else { return false }
    return (snapshot.loss - rest.value).magnitude < 0.05 * rest.value
  }

  /// Whether the loss of tuples is what it is at rest, as if no anchor knew its positive.
  var isUnmatched: Bool {
    guard session.comparison == .tuples, let rest = restingLoss else { return false }
    return (snapshot.loss - rest.value).magnitude < 0.005
  }

  /// The loss of embeddings in one place or without order, for as much as the coming batch compares.
  var restingLoss: RestingLoss? {
    guard let tally = snapshot.tally else { return nil }
    return session.metricLoss?.restingLoss(tally)
  }
}
