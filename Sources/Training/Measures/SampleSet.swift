public import MarginLosses

/// One set of samples as the classifier sees them after a step.
public struct SampleSet: Sendable {
  /// count × dimension, row-major.
  public var embeddings: [Float] = []
  /// One a sample; the label is in it.
  public var judgements: [Judgement] = []
  /// Whether numbers of the set are of a sample, one each; empty where they are of all.
  public var isCounted: [Bool] = []
  /// The share whose nearest training embedding has their label, in 0…1; a training sample is not
  /// its own neighbour. Nil with prototypes, where nobody asks.
  public var nearestNeighbour: Double?

  public init() {}

  public var count: Int { judgements.count }

  /// The judgements that numbers of the set are of.
  public var counted: [Judgement] {
    isCounted.isEmpty ? judgements : zip(judgements, isCounted).filter(\.1).map(\.0)
  }

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

  /// The samples that numbers are of, or the others, in their order.
  func choosing(counted: Bool, dimension: Int) -> SampleSet {
    let samples = isCounted.indices.filter { isCounted[$0] == counted }
    var chosen = SampleSet()
    chosen.judgements = samples.map { judgements[$0] }
    chosen.embeddings = samples.flatMap { embeddings[$0 * dimension..<($0 + 1) * dimension] }
    return chosen
  }

  /// Mean length of the embeddings; 0 without any.
  public var meanNorm: Double {
    judgements.isEmpty
      ? 0 : judgements.reduce(0) { $0 + Double($1.norm) } / Double(judgements.count)
  }

  /// The share right as used and the share that meets the margin, in 0…1; nil without samples.
  public var accuracy: Accuracy? {
    let counted = counted
    guard !counted.isEmpty else { return nil }
    return Accuracy(
      asUsed: Double(counted.count { $0.isRight }) / Double(counted.count),
      withMargin: Double(counted.count { $0.meetsMargin }) / Double(counted.count),
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

  /// Below so many accepted pairs of two classes a rate would hang on a handful.
  static let fewestAccepted = 10.0

  public init() {}

  public var count: Int { labels.count }

  /// How many pairs of two classes there are.
  public var differentPairs: Int {
    let counts = labels.reduce(into: [Int32: Int]()) { $0[$1, default: 0] += 1 }
    return (count * count - counts.values.reduce(0) { $0 + $1 * $1 }) / 2
  }

  /// Whether there are enough of them for a rate as low as this, in 0…1.
  public func canTell(falseAcceptance: Double) -> Bool {
    Double(differentPairs) * falseAcceptance >= Self.fewestAccepted
  }
}

/// A row of the accuracy table.
public struct Accuracy: Equatable, Codable, Sendable {
  /// Decided without the margin.
  public var asUsed: Double
  /// Decided with the label's logit made smaller by the margin.
  public var withMargin: Double
  /// Decided by the nearest training embedding; nil with prototypes.
  public var nearestNeighbour: Double?

  /// Where so many are right as used, nothing is said to be amiss.
  public static let sound: Double = 0.97

  public init(asUsed: Double, withMargin: Double, nearestNeighbour: Double? = nil) {
    self.asUsed = asUsed
    self.withMargin = withMargin
    self.nearestNeighbour = nearestNeighbour
  }
}
