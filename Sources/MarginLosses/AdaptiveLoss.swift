public import Kernels

/// A loss with numbers that training moves: a running mean, a scale that follows the angles,
/// centres, margins drawn anew.
public protocol AdaptiveLoss: MarginLoss {
  /// Moves them after a step.
  ///
  /// - Parameters:
  ///   - batch: the batch of the step, as it was evaluated.
  ///   - generator: the source of what is drawn for the next step.
  mutating func adapt(to batch: LossBatch<Float>, drawing generator: inout SeededGenerator)

  /// Takes over the numbers of the same loss with other hyperparameters.
  mutating func inherit(from other: Self)
}

extension AdaptiveLoss {
  /// Takes over the numbers of another loss if it is of the same kind.
  public mutating func inherit(fromAny other: any MarginLoss) {
    if let other = other as? Self { inherit(from: other) }
  }
}
