internal import Kernels
internal import MarginLosses
internal import Training

/// What a run has been doing for how long; looked at every few steps, whatever the frames do.
public struct Watch: Equatable, Codable, Sendable {
  /// The loss that divergence is measured against.
  public internal(set) var startLoss: Double
  /// Mean length of the training embeddings at the start, or where the loss was exchanged.
  public internal(set) var startNorm: Double
  /// Since when the narrowest pair has been too close for the margin without getting wider.
  public internal(set) var tooCloseSince: Int?
  /// Since when some pair or other has pointed one way.
  public internal(set) var crowdedSince: Int?
  /// The pairs that point one way, each with its own time, the longest first.
  public internal(set) var merged: [MergedPair] = []
  /// Since when points have been where the target logit pushes them away.
  public internal(set) var pushedAwaySince: Int?
  /// Since when all embeddings have lain in one place.
  public internal(set) var collapsedSince: Int?
  /// Since when triplets have hardly pulled at anything, with something left to learn.
  public internal(set) var starvedSince: Int?
  /// Since when nothing that is compared has had a loss.
  public internal(set) var idleSince: Int?
  /// Since when the loss of tuples has been that of embeddings without any order.
  public internal(set) var unmatchedSince: Int?
  /// Since when triplets have all cost about α, as if classes lay upon one another.
  public internal(set) var heldAtMarginSince: Int?
  /// When the mean length last reached another power of two times its start.
  public internal(set) var grownAt: Int?
  /// Where the run stopped being numbers, or its loss ran away.
  public internal(set) var divergedAt: Int?

  var doublings: Int = 0
  /// What the narrowest pair must outgrow to count as parting; falls with it.
  var tooCloseAngle: Double = 0

  /// A pair that parts by this much within the time allowed is not stuck.
  static let partingAngle: Double = 3.inRadians
  /// As many pairs as are watched at most.
  static let mostMerged: Int = 64
  /// Two prototypes this close count as one direction.
  static let mergedAngle: Double = 2.inRadians

  init(_ snapshot: Snapshot) {
    startLoss = max(snapshot.loss, Status.smallestStartLoss)
    startNorm = snapshot.training.meanNorm
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    startLoss = try container.decode(Double.self, forKey: .startLoss)
    startNorm = try container.decode(Double.self, forKey: .startNorm)
    try container.take(.tooCloseSince, into: &tooCloseSince)
    try container.take(.crowdedSince, into: &crowdedSince)
    try container.take(.merged, into: &merged)
    // Before pairs were kept, the time was that of whichever was narrowest.
    if crowdedSince == nil {
      let older = try decoder.container(keyedBy: OlderKeys.self)
      crowdedSince = try older.decodeIfPresent(Int.self, forKey: .mergedSince)
    }
    try container.take(.pushedAwaySince, into: &pushedAwaySince)
    try container.take(.collapsedSince, into: &collapsedSince)
    try container.take(.starvedSince, into: &starvedSince)
    try container.take(.idleSince, into: &idleSince)
    try container.take(.unmatchedSince, into: &unmatchedSince)
    try container.take(.heldAtMarginSince, into: &heldAtMarginSince)
    try container.take(.grownAt, into: &grownAt)
    try container.take(.divergedAt, into: &divergedAt)
    try container.take(.doublings, into: &doublings)
    try container.take(.tooCloseAngle, into: &tooCloseAngle)
  }

  private enum OlderKeys: String, CodingKey { case mergedSince }

  /// Whether what was read could have been observed by a step.
  func isSound(at step: Int) -> Bool {
    let steps = [
      tooCloseSince, crowdedSince, pushedAwaySince, collapsedSince, starvedSince,
      idleSince, unmatchedSince, heldAtMarginSince, grownAt, divergedAt,
    ]
    return (0...60).contains(doublings) && !startLoss.isNaN && !startNorm.isNaN
      && (steps + merged.map(\.since)).allSatisfy { (0...step).contains($0 ?? 0) }
  }

  /// Starts counting anew for another loss or another number of it on the same run.
  mutating func rebase(_ snapshot: Snapshot, isAnotherLoss: Bool) {
    if snapshot.loss.isFinite { startLoss = max(startLoss, snapshot.loss) }
    if isAnotherLoss {
      startNorm = snapshot.training.meanNorm
      doublings = 0
      grownAt = nil
    }
    tooCloseSince = nil
    pushedAwaySince = nil
    starvedSince = nil
    idleSince = nil
    unmatchedSince = nil
  }

  mutating func note(
    _ holds: Bool, _ since: WritableKeyPath<Watch, Int?>, _ step: Int
  ) {
    self[keyPath: since] = holds ? self[keyPath: since] ?? step : nil
  }
}
