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
