/// The hyperbolic tangent: Double within 2 units in the last place, and whole rows of Float.
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

/// Replaces each number by its hyperbolic tangent, within 4e-7 of the true value's size.
///
/// Branch-free so that the compiler turns it into vector code; the result of an element depends on
/// that element alone.
public func applyTanh(_ values: inout [Float]) {
  values.withUnsafeMutableBufferPointer { buffer in
    for index in buffer.indices {
      let x = buffer[index]
      let magnitude = x.magnitude
      let capped = magnitude < 9.1 ? magnitude : 9.1
      let fraction = 1 - 2 / (exponentialOfModerate(2 * capped) + 1)
      let z = x * x
      let series =
        magnitude
        + magnitude * z
        * (-3.33332819422e-1
          + z
          * (1.33314422036e-1
            + z * (-5.37397155531e-2 + z * (2.06390887954e-2 + z * -5.70498872745e-3))))
      let result = magnitude < 0.625 ? series : fraction
      buffer[index] = x < 0 ? -result : result
    }
  }
}

/// e to the power x for 0 ≤ x ≤ 80, branch-free; coefficients from Cephes (Moshier, 1992).
@inline(__always)
private func exponentialOfModerate(_ x: Float) -> Float {
  let magic: Float = 12_582_912
  let shifted = x * 1.44269504088896341 + magic
  let multiple = shifted - magic
  let reduced = (x - multiple * 0.693359375) - multiple * -2.12194440e-4
  let polynomial =
    1.6666665459e-1
    + reduced
    * (4.1665795894e-2 + reduced
      * (8.3334519073e-3 + reduced * (1.3981999507e-3 + reduced * 1.9875691500e-4)))
  let mantissa = 1 + reduced + reduced * reduced * (0.5 + reduced * polynomial)
  let power = Float(bitPattern: (shifted.bitPattern &+ 127) &<< 23)
  return mantissa * power
}
