/// The nearest whole number, ties to even, for |x| < 2⁵¹.
///
/// Adding and removing 1.5·2⁵² rounds exactly and needs no library call on any processor.
@inline(__always)
func nearestInteger(_ x: Double) -> Double {
  (x + 6_755_399_441_055_744) - 6_755_399_441_055_744
}

extension Scalar {
  public static func descend(
    _ parameters: inout [Self], gradient: [Self], velocity: inout [Self], rate: Self,
    momentum: Self
  ) {
    for index in parameters.indices {
      velocity[index] = momentum * velocity[index] + gradient[index]
      parameters[index] -= rate * velocity[index]
    }
  }

  public static func takeAdamStep(
    _ parameters: inout [Self], gradient: [Self], first: inout [Self], second: inout [Self],
    step: Self, correction: Self
  ) {
    let beta1: Self = 0.9
    let beta2: Self = 0.999
    for index in parameters.indices {
      let slope = gradient[index]
      first[index] = beta1 * first[index] + (1 - beta1) * slope
      second[index] = beta2 * second[index] + (1 - beta2) * slope * slope
      let root = (second[index] * correction).squareRoot()
      parameters[index] -= step * first[index] / (root + 1e-8)
    }
  }
}

extension Double: Scalar {
  public static func exp(_ x: Double) -> Double { Exponential.exp(x) }
  public static func log(_ x: Double) -> Double { Exponential.log(x) }
  public static func sin(_ x: Double) -> Double { Trigonometry.sin(x) }
  public static func cos(_ x: Double) -> Double { Trigonometry.cos(x) }
  public static func atan2(_ y: Double, _ x: Double) -> Double { Trigonometry.atan2(y, x) }
  /// The hyperbolic tangent.
  public static func tanh(_ x: Double) -> Double { HyperbolicTangent.tanh(x) }
}

extension Double {
  /// The angle of a cosine, 0…π, by 2·atan2(√(1 − c), √(1 + c)), which keeps its digits near 0 and π; a cosine
  /// that rounding has put beyond −1…1 counts as its end.
  public static func angle(ofCosine cosine: Double) -> Double {
    let bounded = min(max(cosine, -1), 1)
    return 2 * atan2((1 - bounded).squareRoot(), (1 + bounded).squareRoot())
  }
}

/// Float goes through Double, so each result is the true value rounded once, or its neighbour.
extension Float: Scalar {
  public static func exp(_ x: Float) -> Float { Float(Exponential.exp(Double(x))) }
  public static func log(_ x: Float) -> Float { Float(Exponential.log(Double(x))) }
  public static func sin(_ x: Float) -> Float { Float(Trigonometry.sin(Double(x))) }
  public static func cos(_ x: Float) -> Float { Float(Trigonometry.cos(Double(x))) }
  public static func atan2(_ y: Float, _ x: Float) -> Float {
    Float(Trigonometry.atan2(Double(y), Double(x)))
  }
  public static func descend(
    _ parameters: inout [Float], gradient: [Float], velocity: inout [Float], rate: Float,
    momentum: Float
  ) {
    UpdateKernel.descend(
      &parameters, gradient: gradient, velocity: &velocity, rate: rate, momentum: momentum)
  }
  public static func takeAdamStep(
    _ parameters: inout [Float], gradient: [Float], first: inout [Float], second: inout [Float],
    step: Float, correction: Float
  ) {
    UpdateKernel.takeAdamStep(
      &parameters, gradient: gradient, first: &first, second: &second, step: step,
      correction: correction)
  }
}
