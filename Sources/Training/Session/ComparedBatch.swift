public import Kernels
public import MarginLosses

/// A batch as a loss without prototypes sees it, for screens.
public struct ComparedBatch: Sendable {
  /// Rows of the training set; the examination's indices are places in this list.
  public var samples: [Int]
  /// The embeddings and labels of these samples, and what is compared.
  public var batch: MetricBatch<Float>
  public var loss: Double
  public var tally: Tally
  public var examination: Examination
}
