public import Kernels

extension OptimizerDescription {
  static let adam: OptimizerDescription = OptimizerDescription(
    name: "adam", rateWords: "Adam's step", scaleFreeMomentum: nil,
    usualRates: UsualRates(encoder: 0.005, free: 0.03)
  ) { Adam<Float>(rate: $0) }
}

/// Steps scaled by running moments of the gradient, β = (0.9, 0.999), ε = 1e-8 outside the root.
///
/// Kingma & Ba, "Adam: a method for stochastic optimization", ICLR 2015.
public struct Adam<Number: Scalar>: UpdateRule {
  public var rate: Number
  private var first: [Number] = []
  private var second: [Number] = []
  private var firstPower: Number = 1
  private var secondPower: Number = 1

  public init(rate: Number) {
    self.rate = rate
  }

  public var memory: [[Number]] { [first, second, [firstPower, secondPower]] }

  public mutating func recall(_ memory: [[Number]], count: Int) -> Bool {
    guard memory.count == 3, memory[0].count == memory[1].count, memory[2].count == 2,
      memory[0].isEmpty || memory[0].count == count
    else { return false }
    (first, second) = (memory[0], memory[1])
    (firstPower, secondPower) = (memory[2][0], memory[2][1])
    return true
  }

  public mutating func withMemories(_ change: (inout [Number]) -> Void) {
    change(&first)
    change(&second)
  }

  // Called through an existential, where an unspecialised body is thirty times slower.
  @specialized(where Number == Float)
  public mutating func update(_ parameters: inout [Number], gradient: [Number]) {
    if first.count != parameters.count {
      first = Array(repeating: 0, count: parameters.count)
      second = first
    }
    let beta1: Number = 0.9
    let beta2: Number = 0.999
    firstPower *= beta1
    secondPower *= beta2
    let step = rate / (1 - firstPower)
    let correction = 1 / (1 - secondPower)
    Number.takeAdamStep(
      &parameters, gradient: gradient, first: &first, second: &second, step: step,
      correction: correction)
  }
}
