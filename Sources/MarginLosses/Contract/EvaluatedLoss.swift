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

  /// Prototypes that a class has, in consecutive rows; one unless it says so.
  var prototypesPerClass: Int { get }
  /// Whether it reads and moves one bias for all classes; false unless it says so.
  var hasSharedBias: Bool { get }

  /// Loss of a batch and its gradient by every array.
  func evaluate<Number: Scalar>(_ batch: LossBatch<Number>) -> LossGradient<Number>
}

extension EvaluatedLoss {
  public var prototypesPerClass: Int { 1 }
  public var hasSharedBias: Bool { false }
}
