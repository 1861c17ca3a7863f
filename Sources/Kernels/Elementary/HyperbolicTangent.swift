/// The hyperbolic tangent: Double within 2 units in the last place.
enum HyperbolicTangent {
  static func tanh(_ x: Double) -> Double {
    let magnitude = x.magnitude
    if x.isNaN || magnitude == 0 { return x }
    if magnitude > 22 { return Double(signOf: x, magnitudeOf: 1) }
    if magnitude < 1 { return x - x * deficit(x * x) }
    let power = Exponential.exp(2 * magnitude)
    return Double(signOf: x, magnitudeOf: 1 - 2 / (power + 1))
  }

  /// 1 − tanh(x)/x for z = x² ≤ 1, by Lambert's fraction tanh(x)/x = 1/(1 + z/(3 + z/(5 + …))).
  private static func deficit(_ z: Double) -> Double {
    let inner = 13 + z / (15 + z / (17 + z / (19 + z / 21)))
    let quotient = z / (3 + z / (5 + z / (7 + z / (9 + z / (11 + z / inner)))))
    return quotient / (1 + quotient)
  }
}
