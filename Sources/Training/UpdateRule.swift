public import Kernels

/// One flat array of parameters moved against its gradient, with whatever it remembers.
public protocol UpdateRule<Number>: Sendable {
  associatedtype Number: Scalar

  /// The step length.
  var rate: Number { get set }

  /// Moves the parameters one step.
  mutating func update(_ parameters: inout [Number], gradient: [Number])
}
