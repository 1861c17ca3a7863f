public import Kernels

/// One flat array of parameters moved against its gradient, with whatever it remembers.
public protocol UpdateRule<Number>: Sendable {
  associatedtype Number: Scalar

  /// The step length.
  var rate: Number { get set }

  /// All that it remembers, to be written down.
  var memory: [[Number]] { get }

  /// Goes on with what was written down.
  ///
  /// - Returns: false when that is nothing that this rule remembers of so many parameters.
  mutating func recall(_ memory: [[Number]], count: Int) -> Bool

  /// Moves the parameters one step.
  mutating func update(_ parameters: inout [Number], gradient: [Number])
}
