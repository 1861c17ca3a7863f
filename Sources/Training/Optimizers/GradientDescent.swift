public import Kernels

/// What of the speed of a step is left in the next one.
private let usualMomentum: Double = 0.9

extension OptimizerDescription {
  static let gradientDescent: OptimizerDescription = OptimizerDescription(
    name: "sgd", rateWords: "the scale-free rate of sgd", scaleFreeMomentum: usualMomentum,
    usualRates: UsualRates(encoder: 0.5, free: 0.5)
  ) { GradientDescent<Float>(rate: $0, momentum: Float(usualMomentum)) }
}

/// Plain descent with momentum: v ← μv + g, p ← p − ηv.
///
/// Polyak, "Some methods of speeding up the convergence of iteration methods", 1964.
public struct GradientDescent<Number: Scalar>: UpdateRule {
  public var rate: Number
  let momentum: Number
  private var velocity: [Number] = []

  public init(rate: Number, momentum: Number) {
    self.rate = rate
    self.momentum = momentum
  }

  public var memory: [[Number]] { [velocity] }

  public mutating func recall(_ memory: [[Number]], count: Int) -> Bool {
    guard memory.count == 1, memory[0].isEmpty || memory[0].count == count else { return false }
    velocity = memory[0]
    return true
  }

  public mutating func withMemories(_ change: (inout [Number]) -> Void) { change(&velocity) }

  // Called through an existential, where an unspecialised body is thirty times slower.
  @specialized(where Number == Float)
  public mutating func update(_ parameters: inout [Number], gradient: [Number]) {
    if velocity.count != parameters.count {
      velocity = Array(repeating: 0, count: parameters.count)
    }
    Number.descend(
      &parameters, gradient: gradient, velocity: &velocity, rate: rate, momentum: momentum)
  }
}
