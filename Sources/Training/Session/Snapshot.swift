public import MarginLosses

/// One set of samples as the classifier sees them after a step.
public struct SampleSet: Sendable {
  /// count × dimension, row-major.
  public var embeddings: [Float] = []
  /// One a sample; the label is in it.
  public var judgements: [Judgement] = []
  /// The share whose nearest training embedding has their label, in 0…1; a training sample is not
  /// its own neighbour. Nil with prototypes, where nobody asks.
  public var nearestNeighbour: Double?

  public init() {}

  public var count: Int { judgements.count }

  /// Root mean square distance of the embeddings from their mean.
  public func spread(dimension: Int) -> Double {
    let labels = [Int32](repeating: 0, count: count)
    let mean = ClassMeans.means(embeddings, labels, classes: 1, dimension: dimension)
    var sum = 0.0
    for index in embeddings.indices {
      let offset = Double(embeddings[index] - mean[index % dimension])
      sum += offset * offset
    }
    return (sum / Double(max(count, 1))).squareRoot()
  }

  /// The share right as used and the share that meets the margin, in 0…1; nil without samples.
  public var accuracy: Accuracy? {
    guard count > 0 else { return nil }
    return Accuracy(
      asUsed: Double(judgements.count { $0.isRight }) / Double(count),
      withMargin: Double(judgements.count { $0.meetsMargin }) / Double(count),
      nearestNeighbour: nearestNeighbour)
  }
}

/// Samples of classes that are never trained on: there is nothing to judge them by.
public struct UnseenSet: Sendable {
  /// count × dimension, row-major.
  public var embeddings: [Float] = []
  /// One a sample; they count `names`.
  public var labels: [Int32] = []
  public var names: [String] = []

  public init() {}

  public var count: Int { labels.count }
}

/// A row of the accuracy table.
public struct Accuracy: Equatable, Codable, Sendable {
  /// Decided without the margin.
  public var asUsed: Double
  /// Decided with the label's logit made smaller by the margin.
  public var withMargin: Double
  /// Decided by the nearest training embedding; nil with prototypes.
  public var nearestNeighbour: Double?

  public init(asUsed: Double, withMargin: Double, nearestNeighbour: Double? = nil) {
    self.asUsed = asUsed
    self.withMargin = withMargin
    self.nearestNeighbour = nearestNeighbour
  }
}

/// Two classes whose prototypes are closest, and the angle between them in radians.
public struct PrototypeGap: Equatable, Sendable {
  public var first: Int
  public var second: Int
  public var angle: Double

  public init(first: Int, second: Int, angle: Double) {
    self.first = first
    self.second = second
    self.angle = angle
  }
}

/// An immutable picture of a session after a step: all that a screen draws.
public struct Snapshot: Sendable {
  public var step: Int = 0
  public var dimension: Int = 2
  /// What each class is called: its digit, or a letter.
  public var classNames: [String] = []
  /// What each class is called in full.
  public var classTitles: [String] = []
  public var training: SampleSet = SampleSet()
  public var heldOut: SampleSet = SampleSet()
  /// Samples of classes that are never trained on; empty without any.
  public var unseen: UnseenSet = UnseenSet()
  /// (classes · prototypes a class) × dimension, not normalised; class means for a loss without
  /// prototypes.
  public var prototypes: [Float] = []
  /// Consecutive rows of `prototypes` that belong to a class; 1 but for sub-centres.
  public var prototypesPerClass: Int = 1
  /// One a class, or empty.
  public var bias: [Float] = []
  /// Mean loss over the whole training set, margin in place.
  public var loss: Double = 0
  /// The nearest two prototypes; nil with a single class.
  public var narrowestPair: PrototypeGap?
  /// What the coming batch compares, whose loss is `loss`; nil with prototypes.
  public var tally: Tally?

  public init() {}

  public var classes: Int { classNames.count }
}
