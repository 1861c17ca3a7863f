public import Kernels

/// Embeddings and labels handed to a loss without prototypes; rows are contiguous.
public struct MetricBatch<Number: Scalar>: Sendable {
  /// count × dimension.
  public var embeddings: [Number]
  /// One class index a row.
  public var labels: [Int32]
  public var dimension: Int
  /// Distances that a loss learns to part classes at, one for all or one a class; empty where there is
  /// none.
  public var radii: [Number] = []
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
