// The coefficients and the reductions by constants in several parts are those of fdlibm:
//
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
// Developed at SunPro, a Sun Microsystems, Inc. business.
// Permission to use, copy, modify, and distribute this software is freely granted, provided that
// this notice is preserved.

/// e to the power x and the natural logarithm for Double, within 2 units in the last place.
///
/// Argument reduction by multiples of ln 2 in two parts, then the minimax coefficients published
/// with Sun Microsystems' fdlibm (1993); tested against the platform's library.
enum Exponential {
  private static let ln2High: Double = 6.93147180369123816490e-01
  private static let ln2Low: Double = 1.90821492927058770002e-10
  private static let inverseLn2: Double = 1.44269504088896338700

  static func exp(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 709.782712893384 { return .infinity }
    if x < -745.1332191019412 { return 0 }
    let multiple = nearestInteger(x * inverseLn2)
    let high = x - multiple * ln2High
    let low = multiple * ln2Low
    let reduced = high - low
    let square = reduced * reduced
    let tail =
      1.66666666666666019037e-01
      + square
      * (-2.77777777770155933842e-03
        + square
        * (6.61375632143793436117e-05
          + square * (-1.65339022054652515390e-06 + square * 4.13813679705723846039e-08)))
    let correction = reduced - square * tail
    let mantissa = 1 - ((low - (reduced * correction) / (2 - correction)) - high)
    return scaled(mantissa, by: Int(multiple))
  }

  static func log(_ x: Double) -> Double {
    if x.isNaN || x < 0 { return .nan }
    if x == 0 { return -.infinity }
    if x == .infinity { return x }
    var exponent = Double(x.exponent)
    var significand = x.significand
    if significand > 1.4142135623730951 {
      significand /= 2
      exponent += 1
    }
    let offset = significand - 1
    let ratio = offset / (2 + offset)
    let half = 0.5 * offset * offset
    let series = ratio * (half + logarithmSeries(ratio * ratio))
    return exponent * ln2High - ((half - (series + exponent * ln2Low)) - offset)
  }

  /// Σ of the odd terms of log((1+r)/(1−r)) beyond the first, for z = r².
  private static func logarithmSeries(_ z: Double) -> Double {
    let w = z * z
    let even =
      w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
    let odd =
      z
      * (6.666666666666735130e-01
        + w
        * (2.857142874366239149e-01
          + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)))
    return even + odd
  }

  /// A number near 1 times two to a power, through the subnormal range without rounding twice.
  private static func scaled(_ mantissa: Double, by exponent: Int) -> Double {
    if exponent > 1023 { return mantissa * 2 * power(exponent - 1) }
    if exponent < -1022 { return mantissa * power(exponent + 200) * power(-200) }
    return mantissa * power(exponent)
  }

  private static func power(_ exponent: Int) -> Double {
    Double(bitPattern: UInt64(exponent + 1023) << 52)
  }
}
