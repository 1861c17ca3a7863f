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
