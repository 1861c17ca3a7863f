/// 1/ln 2 and ln 2: exponentials and logarithms of this folder are to base 2.
@inline(__always) var bitsPerUnit: Float { 1.442695040888963 }
@inline(__always) var unitsPerBit: Float { 0.6931471805599453 }

/// Below this power of two nothing is told apart: 2^−100 of a probability has no effect on a float.
@inline(__always) var leastPower: Float { -100 }
/// The same of the own class, whose logit a margin may put far below rivals that themselves lie just above
/// `leastPower`; the least that `powerOfTwo` knows.
@inline(__always) var leastOwnPower: Float { -126 }
/// Where the own logit is within this many powers of two of a bound of all, what lies `leastPower` below the
/// bound has no effect either.
@inline(__always) var nearPower: Float { 16 }

/// 2 to the power t within 2e-7 of its value, for −126 ≤ t ≤ 127; exactly 1 at 0.
///
/// t is split into the nearest whole number, which goes to the exponent, and the rest within ±½, whose
/// power is 1 + t·q(t) with q of degree 4, fitted so that the largest relative error is least.
@inline(__always)
func powerOfTwo(_ t: Lanes) -> Lanes {
  // Adding 1.5·2²³ rounds to a whole number, which then stands in the lowest bits.
  let magic = all(12_582_912)
  let shifted = t + magic
  let rest = t - (shifted - magic)
  var power = fused(all(0.001326472731307149), rest, all(0.009671512991189957))
  power = fused(power, rest, all(0.05550733581185341))
  power = fused(power, rest, all(0.24022242426872253))
  power = fused(power, rest, all(0.6931470036506653))
  power = fused(power, rest, all(1))
  let exponent = unsafeBitCast(shifted, to: Bits.self) &<< Bits(repeating: 23)
  return unsafeBitCast(unsafeBitCast(power, to: Bits.self) &+ exponent, to: Lanes.self)
}

/// The logarithm to base e of positive normal numbers, within 1 unit in the last place or 1e-7.
///
/// The number is 2^k·(1 + f) with 1 + f in √½…√2; coefficients from Cephes' logf (Moshier, 1992).
@inline(__always)
func logarithm(_ number: Lanes) -> Lanes {
  let bits = unsafeBitCast(number, to: Bits.self)
  let exponent = (bits &- Bits(repeating: 0x3F35_04F3)) &>> Bits(repeating: 23)
  // Sign-extended by hand: the exponent is a whole number of nine bits.
  let signed = (exponent ^ Bits(repeating: 0x100)) &+ Bits(repeating: 0x4B40_0000 - 0x100)
  let power = unsafeBitCast(signed, to: Lanes.self) - all(12_582_912)
  let mantissa = unsafeBitCast(bits &- (exponent &<< Bits(repeating: 23)), to: Lanes.self)
  let f = mantissa - all(1)
  var series = fused(all(7.0376836292e-2), f, all(-1.1514610310e-1))
  series = fused(series, f, all(1.1676998740e-1))
  series = fused(series, f, all(-1.2420140846e-1))
  series = fused(series, f, all(1.4249322787e-1))
  series = fused(series, f, all(-1.6668057665e-1))
  series = fused(series, f, all(2.0000714765e-1))
  series = fused(series, f, all(-2.4999993993e-1))
  series = fused(series, f, all(3.3333331174e-1))
  let square = f * f
  var result = series * (square * f)
  result = fused(power, all(-2.12194440e-4), result)
  result = fused(all(-0.5), square, result)
  result = result + f
  return fused(power, all(0.693359375), result)
}
