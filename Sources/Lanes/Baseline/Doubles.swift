// The coefficients and the reductions by constants in several parts are those of fdlibm:
//
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
// Developed at SunPro, a Sun Microsystems, Inc. business.
// Permission to use, copy, modify, and distribute this software is freely granted, provided that
// this notice is preserved.

internal import CLanes

// Exponentials, logarithms, angles, sines and cosines of eight doubles side by side.
//
// Formula, coefficients and order of operations are those of Kernels' `Exponential` and `Trigonometry`,
// branches as selections: a number gives the same bits alone and beside others, and nothing is fused.
// Bound: within 2 units in the last place. Shape: eight numbers go through the same operations whatever
// they are, so that nothing has to be foreseen.

@inline(__always)
func every(_ number: Double) -> Doubles { Doubles(repeating: number) }

/// e to the powers of floats: as large as infinity beyond 200 and 0 below −200 when rounded to float.
@inline(__always)
func exponential(_ powers: Doubles) -> Doubles {
  let bounded = wedge_doubles_where_below(powers, every(-200), every(-200), powers)
  let x = wedge_doubles_where_below(every(200), bounded, every(200), bounded)
  let shifted = x * every(1.44269504088896338700) + every(6_755_399_441_055_744)
  let multiple = shifted - every(6_755_399_441_055_744)
  let high = x - multiple * every(6.93147180369123816490e-01)
  let low = multiple * every(1.90821492927058770002e-10)
  let reduced = high - low
  let square = reduced * reduced
  var tail = every(-1.65339022054652515390e-06) + square * every(4.13813679705723846039e-08)
  tail = every(6.61375632143793436117e-05) + square * tail
  tail = every(-2.77777777770155933842e-03) + square * tail
  tail = every(1.66666666666666019037e-01) + square * tail
  let correction = reduced - square * tail
  let mantissa = every(1) - ((low - (reduced * correction) / (every(2) - correction)) - high)
  return mantissa * wedge_power_of_two(shifted)
}

/// The natural logarithms of normal numbers that are not below zero.
@inline(__always)
func naturalLogarithm(_ x: Doubles) -> Doubles {
  let (exponents, significands) = (wedge_exponents(x), wedge_significands(x))
  let root = every(1.4142135623730951)
  let exponent = wedge_doubles_where_below(root, significands, exponents + every(1), exponents)
  let significand = wedge_doubles_where_below(
    root, significands, significands * every(0.5), significands)
  let offset = significand - every(1)
  let ratio = offset / (every(2) + offset)
  let half = every(0.5) * offset * offset
  let z = ratio * ratio
  let w = z * z
  var even = every(2.222219843214978396e-01) + w * every(1.531383769920937332e-01)
  even = every(3.999999999940941908e-01) + w * even
  even = w * even
  var odd = every(1.818357216161805012e-01) + w * every(1.479819860511658591e-01)
  odd = every(2.857142874366239149e-01) + w * odd
  odd = every(6.666666666666735130e-01) + w * odd
  odd = z * odd
  let series = ratio * (half + (even + odd))
  let rest = (half - (series + exponent * every(1.90821492927058770002e-10))) - offset
  let result = exponent * every(6.93147180369123816490e-01) - rest
  return wedge_doubles_where_below(every(0), x, result, every(-.infinity))
}

/// The angles in 0…π/2 of points in the first quadrant.
@inline(__always)
func acuteAngle(_ y: Doubles, _ x: Doubles) -> Doubles {
  let quotient = y / x
  // tan(atan q − a) for the nearest tabled angle a, and that angle in two parts.
  var (top, bottom) = (every(-1), quotient)
  var (high, low) = (every(1.57079632679489655800e+00), every(6.12323399573676603587e-17))
  @inline(__always)
  func below(_ bound: Double, _ a: Doubles, _ b: Doubles, _ first: Double, _ second: Double) {
    let bound = every(bound)
    top = wedge_doubles_where_below(quotient, bound, a, top)
    bottom = wedge_doubles_where_below(quotient, bound, b, bottom)
    high = wedge_doubles_where_below(quotient, bound, every(first), high)
    low = wedge_doubles_where_below(quotient, bound, every(second), low)
  }
  below(
    2.4375, quotient - every(1.5), every(1) + every(1.5) * quotient, 9.82793723247329054082e-01,
    1.39033110312309984516e-17)
  below(
    1.1875, quotient - every(1), quotient + every(1), 7.85398163397448278999e-01,
    3.06161699786838301793e-17)
  below(
    0.6875, every(2) * quotient - every(1), every(2) + quotient, 4.63647609000806093515e-01,
    2.26987774529616870924e-17)
  below(0.4375, quotient, every(1), 0, 0)
  let reduced = top / bottom
  let angle = high - ((reduced * arctangentSeries(reduced) - low) - reduced)
  return wedge_doubles_where_below(every(0), y, angle, y)
}

@inline(__always)
func arctangentSeries(_ x: Doubles) -> Doubles {
  let z = x * x
  let w = z * z
  var odd = every(4.97687799461593236017e-02) + w * every(1.62858201153657823623e-02)
  odd = every(6.66107313738753120669e-02) + w * odd
  odd = every(9.09088713343650656196e-02) + w * odd
  odd = every(1.42857142725034663711e-01) + w * odd
  odd = every(3.33333333333329318027e-01) + w * odd
  odd = z * odd
  var even = every(-5.83357013379057348645e-02) + w * every(-3.65315727442169155270e-02)
  even = every(-7.69187620504482999495e-02) + w * even
  even = every(-1.11111104054623557880e-01) + w * even
  even = every(-1.99999999998764832476e-01) + w * even
  even = w * even
  return odd + even
}

/// The sines and cosines of angles in radians, |x| ≤ 10⁶.
@inline(__always)
func sineAndCosine(_ x: Doubles) -> (sine: Doubles, cosine: Doubles) {
  let magic = every(6_755_399_441_055_744)
  let shifted = x * every(6.36619772367581382433e-01) + magic
  let multiple = shifted - magic
  let first = x - multiple * every(1.57079632673412561417e+00)
  let second = multiple * every(6.07710050630396597660e-11)
  let rest = first - second
  let lost = multiple * every(2.02226624879595063154e-21) - ((first - rest) - second)
  let head = rest - lost
  let tail = (rest - head) - lost
  let (sine, cosine) = (sineKernel(head, tail), cosineKernel(head, tail))
  // A quarter turn swaps them, a half turn changes their signs.
  return (
    wedge_negated_by_half_turns(shifted, wedge_where_odd(shifted, cosine, sine)),
    wedge_negated_by_half_turns(shifted + every(1), wedge_where_odd(shifted, sine, cosine))
  )
}

@inline(__always)
func sineKernel(_ x: Doubles, _ tail: Doubles) -> Doubles {
  let z = x * x
  let v = z * x
  var r = every(-2.50507602534068634195e-08) + z * every(1.58969099521155010221e-10)
  r = every(2.75573137070700676789e-06) + z * r
  r = every(-1.98412698298579493134e-04) + z * r
  r = every(8.33333333332248946124e-03) + z * r
  return x - ((z * (every(0.5) * tail - v * r) - tail) + v * every(1.66666666666666324348e-01))
}

@inline(__always)
func cosineKernel(_ x: Doubles, _ tail: Doubles) -> Doubles {
  let z = x * x
  var r = every(2.08757232129817482790e-09) + z * every(-1.13596475577881948265e-11)
  r = every(-2.75573143513906633035e-07) + z * r
  r = every(2.48015872894767294178e-05) + z * r
  r = every(-1.38888888888741095749e-03) + z * r
  r = every(4.16666666666666019037e-02) + z * r
  r = z * r
  let half = every(0.5) * z
  let w = every(1) - half
  return w + (((every(1) - w) - half) + (z * r - x * tail))
}
