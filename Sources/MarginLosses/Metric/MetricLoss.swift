public import Kernels

/// A loss that compares embeddings with one another and has no prototypes.
///
/// One file holds formula, gradient, regions, defaults and citation; one line in
/// `LossRegistry.metric` makes it known everywhere.
public protocol MetricLoss: Sendable {
  static var description: LossDescription { get }
  /// How a batch is drawn when nothing else is asked for.
  static var drawing: BatchDrawing { get }

  /// Makes the loss from its own parameters.
  init(_ parameters: LossParameters)

  /// Whether embeddings are scaled to length 1 first, so that only directions count.
  var normalizes: Bool { get }

  /// The loss of one comparison with what is in force.
  var formula: LossFormula { get }

  /// Mean loss, gradient and tally of a batch.
  func evaluate(_ batch: MetricBatch<Float>) -> MetricGradient<Float>
  /// Mean loss, gradient and tally of a batch, for checking.
  func evaluate(_ batch: MetricBatch<Double>) -> MetricGradient<Double>
  /// Who was compared with whom, for screens.
  func examine(_ batch: MetricBatch<Float>) -> Examination
  /// Who was compared with whom, for checking.
  func examine(_ batch: MetricBatch<Double>) -> Examination
}

/// How the batches of a metric loss are drawn.
public enum BatchDrawing: Equatable, Sendable {
  /// Random examples, and so many random pairs among them.
  case pairs(examples: Int, pairs: Int)
  /// So many examples of each of so many classes, all compared.
  case identities(Int, perIdentity: Int)
  /// So many triplets that share no example on purpose, and nothing else compared.
  case triplets(Int)
}

/// What a metric loss made of a batch, comparison by comparison.
public enum Examination: Equatable, Sendable {
  /// The pairs of a contrastive loss.
  case pairs([ExaminedPair])
  /// The triplets that mining chose, sorted by anchor, positive and negative.
  case triplets([ExaminedTriplet])
  /// Anchors and their positives; the other positives are each anchor's negatives.
  case tuples([ExamplePair])
}

/// A pair and what is done to it.
public struct ExaminedPair: Equatable, Sendable {
  public var pair: ExamplePair
  /// Euclidean, of what the loss measures.
  public var distance: Double
  public var force: PairForce
}

/// What a contrastive loss does to a pair.
public enum PairForce: Equatable, Sendable {
  /// Same class: drawn together.
  case together
  /// Different classes nearer than the margin: pushed apart.
  case apart
  /// Different classes beyond the margin, drawn together again: only the printed formula does it.
  case back
  /// Different classes beyond the margin: left alone.
  case none
}

/// A triplet and its category.
public struct ExaminedTriplet: Equatable, Sendable {
  public var triplet: ExampleTriplet
  public var difficulty: Difficulty
}

/// Where a negative lies as seen from the anchor: a partition without gaps, in the loss's distance.
public enum Difficulty: CaseIterable, Sendable {
  /// d(a,n) ≥ d(a,p) + α: no loss.
  case easy
  /// d(a,p) < d(a,n) < d(a,p) + α.
  case semihard
  /// d(a,n) ≤ d(a,p): the loss is at least α.
  case hard

  /// The category of a triplet from its two distances.
  public static func of<Number: Scalar>(
    positive: Number, negative: Number, margin: Number
  ) -> Difficulty {
    if negative <= positive { return .hard }
    return negative < positive + margin ? .semihard : .easy
  }
}
