public import Kernels

/// A loss with prototypes that is evaluated and said, but has no picture yet: no softmax shares its
/// logits out, or its regions are no arcs.
///
/// One file holds formula, gradient, defaults and citation; one line in `LossRegistry.evaluated` makes
/// it known to `wedge evaluate` and `wedge losses`.
public protocol EvaluatedLoss: Sendable {
  static var description: LossDescription { get }
  /// What is lowered, in words of the field.
  static var formula: String { get }

  /// Makes the loss from its own parameters; absent ones take the paper's numbers.
  init(_ parameters: LossParameters)

  /// Loss of a batch and its gradient by every array.
  func evaluate<Number: Scalar>(_ batch: LossBatch<Number>) -> LossGradient<Number>
}
