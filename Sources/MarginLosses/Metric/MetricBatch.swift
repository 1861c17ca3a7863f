public import Kernels

/// Embeddings and labels handed to a loss without prototypes; rows are contiguous.
public struct MetricBatch<Number: Scalar>: Sendable {
  /// count × dimension.
  public var embeddings: [Number]
  /// One class index a row.
  public var labels: [Int32]
  public var dimension: Int
  /// What is compared with what.
  public var comparisons: Comparisons

  public init(
    embeddings: [Number], labels: [Int32], dimension: Int, comparisons: Comparisons = .all
  ) {
    precondition(
      embeddings.count == labels.count * dimension,
      "\(embeddings.count) numbers are not \(labels.count) embeddings of \(dimension)")
    self.embeddings = embeddings
    self.labels = labels
    self.dimension = dimension
    self.comparisons = comparisons
  }

  public var count: Int { labels.count }
}

/// The comparisons of a batch, rows by their indices.
public enum Comparisons: Equatable, Sendable {
  /// Every pair, triplet or tuple that the labels give.
  case all
  /// These pairs alone.
  case pairs([ExamplePair])
  /// These triplets alone; anchor and positive share a label that the negative has not.
  case triplets([ExampleTriplet])
}

/// Two rows of a batch.
public struct ExamplePair: Hashable, Sendable {
  public var first: Int
  public var second: Int

  public init(first: Int, second: Int) {
    self.first = first
    self.second = second
  }
}

/// Three rows of a batch: an anchor, another example of its class, one of another class.
public struct ExampleTriplet: Hashable, Sendable {
  public var anchor: Int
  public var positive: Int
  public var negative: Int

  public init(anchor: Int, positive: Int, negative: Int) {
    self.anchor = anchor
    self.positive = positive
    self.negative = negative
  }
}

/// The mean loss of a batch and its gradient with respect to the embeddings.
public struct MetricGradient<Number: Scalar>: Sendable {
  public var loss: Number = 0
  /// count × dimension.
  public var embeddings: [Number] = []
  public var tally: Tally = Tally()

  public init() {}
}

/// How many comparisons a batch held, and how many of them pulled or pushed.
public struct Tally: Equatable, Codable, Sendable {
  /// Triplets whose negative is beyond the margin: no loss.
  public var easy: Int = 0
  /// Triplets whose negative is farther than the positive, within the margin.
  public var semihard: Int = 0
  /// Triplets whose negative is at least as near as the positive.
  public var hard: Int = 0
  /// Pairs, triplets or tuples that the mean was taken over; 0 means loss 0 and gradient 0.
  public var compared: Int = 0
  /// Pairs or triplets that the labels allow, before any mining; 0 for tuples.
  public var valid: Int = 0
  /// Those of the valid whose loss is above 0.
  public var active: Int = 0

  public init() {}

  /// The share of valid pairs or triplets with a loss above 0, in 0…1; nil without any.
  public var activeFraction: Double? {
    valid > 0 ? Double(active) / Double(valid) : nil
  }

  public static func += (sum: inout Tally, more: Tally) {
    sum.easy += more.easy
    sum.semihard += more.semihard
    sum.hard += more.hard
    sum.compared += more.compared
    sum.valid += more.valid
    sum.active += more.active
  }
}
