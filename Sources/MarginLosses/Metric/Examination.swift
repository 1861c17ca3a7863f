/// What a metric loss made of a batch, comparison by comparison.
public enum Examination: Equatable, Sendable {
  /// The pairs of a contrastive loss.
  case pairs([ExaminedPair])
  /// The triplets that mining chose, sorted by anchor, positive and negative.
  case triplets([ExaminedTriplet])
  /// Anchors with their positives and negatives, in the order of `TupleLoss.term`.
  case tuples([ExaminedTuple])
  /// Anchors with all that counts for them, in the order of the anchors.
  case lists([ExaminedList])
}

/// An anchor and its pairs, rows of a batch.
public struct ExaminedList: Equatable, Sendable {
  public var anchor: Int
  public var loss: Double
  /// Those that are left after any mining, by ascending rows; the anchor is the first of each.
  public var pairs: [PairPull]

  /// The pair with the largest weight; nil without any.
  public var heaviest: PairPull? {
    pairs.max { $0.weight.magnitude < $1.weight.magnitude }
  }
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

/// An anchor, its positive, and all that they are kept from at once; rows of a batch.
public struct ExaminedTuple: Equatable, Sendable {
  public var anchor: Int
  public var positive: Int
  public var negatives: [Int]

  public init(anchor: Int, positive: Int, negatives: [Int]) {
    self.anchor = anchor
    self.positive = positive
    self.negatives = negatives
  }
}

/// A triplet and its category.
public struct ExaminedTriplet: Equatable, Sendable {
  public var triplet: ExampleTriplet
  public var difficulty: Difficulty
}
