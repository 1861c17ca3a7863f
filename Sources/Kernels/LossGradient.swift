/// The mean loss of a batch and its gradient with respect to every array of the batch.
public struct LossGradient<Number: Scalar>: Sendable {
  public var loss: Number = 0
  public var embeddings: [Number] = []
  public var prototypes: [Number] = []
  public var bias: [Number] = []
  public var centers: [Number] = []
  public var logVariances: [Number] = []

  public init() {}
}

extension LossGradient {
  /// Takes over the prototypes' gradient from one that lies axis by axis.
  @inlinable
  mutating func takePrototypes(turned: [Number], dimension: Int) {
    prototypes = turned
    let rows = turned.count / max(dimension, 1)
    for row in 0..<rows {
      for axis in 0..<dimension { prototypes[row * dimension + axis] = turned[axis * rows + row] }
    }
  }
}
