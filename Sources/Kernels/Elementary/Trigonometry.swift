// The coefficients and the reductions by constants in several parts are those of fdlibm:
//
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
// Developed at SunPro, a Sun Microsystems, Inc. business.
// Permission to use, copy, modify, and distribute this software is freely granted, provided that
// this notice is preserved.

/// Sine, cosine and polar angle for Double, within 2 units in the last place for |x| ≤ 10⁶.
///
/// Reduction by multiples of π/2 in three parts, then fdlibm's published coefficients (1993).
enum Trigonometry {
  static func sin(_ x: Double) -> Double {
    let (quadrant, head, tail) = reduced(x)
    switch quadrant {
    case 0: return sineKernel(head, tail)
    case 1: return cosineKernel(head, tail)
    case 2: return -sineKernel(head, tail)
    default: return -cosineKernel(head, tail)
    }
  }

  static func cos(_ x: Double) -> Double {
    let (quadrant, head, tail) = reduced(x)
    switch quadrant {
    case 0: return cosineKernel(head, tail)
    case 1: return -sineKernel(head, tail)
    case 2: return -cosineKernel(head, tail)
    default: return sineKernel(head, tail)
    }
  }

  /// The angle less a multiple of π/2 as head and tail, and that multiple modulo 4.
  private static func reduced(_ x: Double) -> (quadrant: Int, head: Double, tail: Double) {
    guard x.magnitude <= 1e9 else { return (0, .nan, 0) }
    if x.magnitude <= 0.7853981633974483 { return (0, x, 0) }
    let multiple = nearestInteger(x * 6.36619772367581382433e-01)
    // Each part has 33 bits, so multiple × part is exact up to 2²⁰; the tails carry the rest.
    let first = x - multiple * 1.57079632673412561417e+00
    let second = multiple * 6.07710050630396597660e-11
    let rest = first - second
    let lost = multiple * 2.02226624879595063154e-21 - ((first - rest) - second)
    let head = rest - lost
    let tail = (rest - head) - lost
    return (Int(multiple) & 3, head, tail)
  }

  private static func sineKernel(_ x: Double, _ tail: Double) -> Double {
    let z = x * x
    let v = z * x
    let r =
      8.33333333332248946124e-03
      + z
      * (-1.98412698298579493134e-04
        + z
        * (2.75573137070700676789e-06
          + z * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10)))
    return x - ((z * (0.5 * tail - v * r) - tail) + v * 1.66666666666666324348e-01)
  }

  private static func cosineKernel(_ x: Double, _ tail: Double) -> Double {
    let z = x * x
    let r =
      z
      * (4.16666666666666019037e-02
        + z
        * (-1.38888888888741095749e-03
          + z
          * (2.48015872894767294178e-05
            + z
            * (-2.75573143513906633035e-07
              + z * (2.08757232129817482790e-09 + z * -1.13596475577881948265e-11)))))
    let half = 0.5 * z
    let w = 1 - half
    return w + (((1 - w) - half) + (z * r - x * tail))
  }

  static func atan2(_ y: Double, _ x: Double) -> Double {
    if x.isNaN || y.isNaN { return .nan }
    let pi = 3.14159265358979311600
    let piLow = 1.22464679914735317723e-16
    if y == 0 { return x.sign == .minus ? Double(signOf: y, magnitudeOf: pi) : y }
    if x == 0 { return Double(signOf: y, magnitudeOf: pi / 2) }
    let acute = acuteAngle(y.magnitude, x.magnitude)
    let angle = x < 0 ? pi - (acute - piLow) : acute
    return Double(signOf: y, magnitudeOf: angle)
  }

  /// The angle in 0…π/2 of a point in the first quadrant, infinities included.
  private static func acuteAngle(_ y: Double, _ x: Double) -> Double {
    if y.isInfinite && x.isInfinite { return 0.78539816339744827900 }
    return arctangent(y / x)
  }

  /// The arctangent of a number not below zero.
  private static func arctangent(_ x: Double) -> Double {
    if x > 1e19 { return 1.57079632679489655800 + 6.12323399573676603587e-17 }
    if x < 0.4375 { return x - x * arctangentSeries(x) }
    let (reduced, high, low) = arctangentReduction(x)
    return high - ((reduced * arctangentSeries(reduced) - low) - reduced)
  }

  /// tan(atan x − a) for the nearest tabled angle a, and that angle in two parts.
  private static func arctangentReduction(_ x: Double) -> (Double, high: Double, low: Double) {
    if x < 0.6875 {
      return ((2 * x - 1) / (2 + x), 4.63647609000806093515e-01, 2.26987774529616870924e-17)
    }
    if x < 1.1875 {
      return ((x - 1) / (x + 1), 7.85398163397448278999e-01, 3.06161699786838301793e-17)
    }
    if x < 2.4375 {
      return ((x - 1.5) / (1 + 1.5 * x), 9.82793723247329054082e-01, 1.39033110312309984516e-17)
    }
    return (-1 / x, 1.57079632679489655800e+00, 6.12323399573676603587e-17)
  }

  private static func arctangentSeries(_ x: Double) -> Double {
    let z = x * x
    let w = z * z
    let odd =
      z
      * (3.33333333333329318027e-01
        + w
        * (1.42857142725034663711e-01
          + w
          * (9.09088713343650656196e-02
            + w
            * (6.66107313738753120669e-02
              + w * (4.97687799461593236017e-02 + w * 1.62858201153657823623e-02)))))
    let even =
      w
      * (-1.99999999998764832476e-01
        + w
        * (-1.11111104054623557880e-01
          + w
          * (-7.69187620504482999495e-02
            + w * (-5.83357013379057348645e-02 + w * -3.65315727442169155270e-02))))
    return odd + even
  }
}
