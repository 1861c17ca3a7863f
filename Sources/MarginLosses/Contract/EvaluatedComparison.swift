public import Kernels

/// A loss that compares examples and is evaluated and said, but has no picture yet.
///
/// One file holds formula, gradient, defaults and citation; one line in `LossRegistry.compared` makes
/// it known to `wedge evaluate` and `wedge losses`.
public protocol EvaluatedComparison: Sendable {
  static var description: LossDescription { get }
  /// What is lowered, in words of the field.
  static var formula: String { get }

  /// Makes the loss from its own parameters; absent ones take the paper's numbers.
  init(_ parameters: LossParameters)

  /// Loss of a batch and its gradient by every array.
  func evaluate<Number: Scalar>(_ batch: MetricBatch<Number>) -> MetricGradient<Number>

  /// The pairs that mining keeps, anchor first; nil for a loss that mines none.
  func mined<Number: Scalar>(_ batch: MetricBatch<Number>) -> MinedPairs?
}

extension EvaluatedComparison {
  public func mined<Number: Scalar>(_ batch: MetricBatch<Number>) -> MinedPairs? { nil }
}

/// Pairs of an anchor and another example, by ascending rows.
public struct MinedPairs: Equatable, Sendable {
  public var positives: [ExamplePair] = []
  public var negatives: [ExamplePair] = []

  public init() {}
}
