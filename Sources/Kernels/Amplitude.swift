/// How logits grow outside the angle.
@frozen
public enum Amplitude: Equatable, Sendable {
  /// The same number for every class and sample.
  case scale(Double)
  /// The embedding's norm.
  case embeddingNorm
  /// The embedding's norm times the prototype's.
  case bothNorms

  /// The factor of cos θ in a logit.
  @inlinable
  public func value<Number: Scalar>(embeddingNorm: Number, prototypeNorm: Number) -> Number {
    switch self {
    case .scale(let scale): Number(scale)
    case .embeddingNorm: embeddingNorm
    case .bothNorms: embeddingNorm * prototypeNorm
    }
  }

  /// Whether the loss changes with the length of an embedding.
  @inlinable
  public var dependsOnEmbeddingNorm: Bool {
    if case .scale = self { return false }
    return true
  }
}
