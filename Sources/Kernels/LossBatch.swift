/// Embeddings, labels and prototypes handed to a loss; rows are contiguous.
public struct LossBatch<Number: Scalar>: Sendable {
  /// count × dimension.
  public var embeddings: [Number]
  /// One class index a row.
  public var labels: [Int32]
  /// classes × dimension, not normalised.
  public var prototypes: [Number]
  /// One a class, or empty where there is none.
  public var bias: [Number]
  /// classes × dimension: points that a loss draws embeddings to; empty where there is none.
  public var centers: [Number]
  /// classes × dimension: logarithms of the variances of a loss that learns them; empty where there is
  /// none.
  public var logVariances: [Number] = []
  public var dimension: Int

  public init(
    embeddings: [Number], labels: [Int32], prototypes: [Number], bias: [Number] = [],
    centers: [Number] = [], dimension: Int
  ) {
    precondition(
      embeddings.count == labels.count * dimension,
      "\(embeddings.count) numbers are not \(labels.count) embeddings of \(dimension)")
    self.embeddings = embeddings
    self.labels = labels
    self.prototypes = prototypes
    self.bias = bias
    self.centers = centers
    self.dimension = dimension
  }

  public var count: Int { labels.count }
  public var classes: Int { prototypes.count / max(dimension, 1) }
}
