public import Kernels

/// The mean loss of a batch and its gradient with respect to the embeddings.
public struct MetricGradient<Number: Scalar>: Sendable {
  public var loss: Number = 0
  /// count × dimension.
  public var embeddings: [Number] = []
  /// As many as the batch has.
  public var radii: [Number] = []
  public var tally: Tally = Tally()

  public init() {}
}
