public import Kernels

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
    for index in parameters.indices {
      let slope = gradient[index]
      first[index] = beta1 * first[index] + (1 - beta1) * slope
      second[index] = beta2 * second[index] + (1 - beta2) * slope * slope
      let root = (second[index] * correction).squareRoot()
      parameters[index] -= step * first[index] / (root + 1e-8)
    }
  }
}
