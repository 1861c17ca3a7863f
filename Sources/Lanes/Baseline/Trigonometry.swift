/// Sines and cosines of angles in radians, within 2e-7 for |t| ≤ 10⁴.
///
/// Multiples of π/2 are taken off in three parts; coefficients from Cephes' sinf (Moshier, 1992).
@inline(never)
public func takeSinesAndCosines(
  of angles: UnsafePointer<SIMD16<Float>>, blocks: Int, sines: UnsafeMutablePointer<SIMD16<Float>>,
  cosines: UnsafeMutablePointer<SIMD16<Float>>
) {
  var block = 0
  while block < blocks {
    let t = angles[block]
    let shifted = fused(t, all(0.6366197723675814), all(12_582_912))
    let multiple = shifted - all(12_582_912)
    var rest = fused(multiple, all(-1.5707962512969971), t)
    rest = fused(multiple, all(-7.5497894158615964e-8), rest)
    rest = fused(multiple, all(-5.390302858158119e-15), rest)
    let z = rest * rest
    var odd = fused(all(-1.9515295891e-4), z, all(8.3321608736e-3))
    odd = fused(odd, z, all(-1.6666654611e-1))
    let sine = fused(odd, z * rest, rest)
    var even = fused(all(2.443315711809948e-5), z, all(-1.388731625493765e-3))
    even = fused(even, z, all(4.166664568298827e-2))
    let cosine = fused(even, z * z, fused(all(-0.5), z, all(1)))
    let quadrant = unsafeBitCast(shifted, to: Bits.self)
    // All ones where sine and cosine change places.
    let swaps = Bits() &- (quadrant & Bits(repeating: 1))
    let (s, c) = (unsafeBitCast(sine, to: Bits.self), unsafeBitCast(cosine, to: Bits.self))
    let sign = Bits(repeating: 0x8000_0000)
    let sineSign = (quadrant &<< Bits(repeating: 30)) & sign
    let cosineSign = ((quadrant &+ Bits(repeating: 1)) &<< Bits(repeating: 30)) & sign
    sines[block] = unsafeBitCast(((s & ~swaps) | (c & swaps)) ^ sineSign, to: Lanes.self)
    cosines[block] = unsafeBitCast(((c & ~swaps) | (s & swaps)) ^ cosineSign, to: Lanes.self)
    block += 1
  }
}

/// The angles in 0…π of points whose y is not below zero, within 2e-7 of their size.
///
/// The quotient of the smaller by the larger coordinate goes into a polynomial that was fitted so that
/// the largest relative error is least.
@inline(never)
public func takeAngles(
  sines: UnsafePointer<SIMD16<Float>>, cosines: UnsafePointer<SIMD16<Float>>, blocks: Int,
  angles: UnsafeMutablePointer<SIMD16<Float>>
) {
  var block = 0
  while block < blocks {
    let (y, x) = (sines[block], cosines[block])
    let width = larger(x, -x)
    let isSteep = width .< y
    let quotient =
      y.replacing(with: width, where: isSteep) / width.replacing(with: y, where: isSteep)
    let z = quotient * quotient
    var series = all(0.0028498894535005093)
    series = fused(series, z, all(-0.016068628057837486))
    series = fused(series, z, all(0.04269151762127876))
    series = fused(series, z, all(-0.07504294067621231))
    series = fused(series, z, all(0.10640934109687805))
    series = fused(series, z, all(-0.14203643798828125))
    series = fused(series, z, all(0.1999261975288391))
    series = fused(series, z, all(-0.3333307206630707))
    var angle = fused(series, z * quotient, quotient)
    angle = angle.replacing(with: all(1.5707963267948966) - angle, where: isSteep)
    angles[block] = angle.replacing(with: all(3.141592653589793) - angle, where: x .< Lanes())
    block += 1
  }
}

/// cos(θ + m) and its slope, of angles by their cosines and sines; where the cosine is below `straight`,
/// beyond π, cos θ − `fall` and its slope.
@inline(never)
public func turnAngles(
  cosines: UnsafePointer<SIMD16<Float>>, sines: UnsafePointer<SIMD16<Float>>, blocks: Int,
  cosine: Float, sine: Float, straight: Float, fall: Float,
  values: UnsafeMutablePointer<SIMD16<Float>>, slopes: UnsafeMutablePointer<SIMD16<Float>>
) {
  var block = 0
  while block < blocks {
    let (x, y) = (cosines[block], sines[block])
    let isBeyond = x .< all(straight)
    values[block] =
      (x * all(cosine) - y * all(sine)).replacing(with: x - all(fall), where: isBeyond)
    slopes[block] = (-(y * all(cosine)) - x * all(sine)).replacing(with: -y, where: isBeyond)
    block += 1
  }
}
