/// Two points of the unit sphere, x and w: the angle between them and the directions along the
/// arc, without the loss of digits near 0 and π that the cosine suffers.
@frozen
public struct SpherePair<Number: Scalar> {
  /// 0…π, by Kahan's 2·atan2(|x − w|, |x + w|); π/2 when either is the zero vector.
  public let angle: Number
  /// Of that angle, from the same two lengths.
  public let cosine: Number
  public let sine: Number
  /// Factors of x and w in the unit tangent at x towards w; both 0 where there is no direction.
  public let tangent: (x: Number, w: Number)
  /// Factors of x and w in the unit tangent at w towards x.
  public let cotangent: (x: Number, w: Number)

  /// - Parameters:
  ///   - differenceSquared: |x − w|².
  ///   - sumSquared: |x + w|².
  @inlinable
  public init(differenceSquared: Number, sumSquared: Number) {
    let difference = differenceSquared.squareRoot()
    let sum = sumSquared.squareRoot()
    let isNothing = differenceSquared + sumSquared < 1
    angle = isNothing ? 2 * Number.atan2(1, 1) : 2 * Number.atan2(difference, sum)
    // |w − (x·w) x| = |x − w|·|x + w| / 2, the sine, without cancellation.
    let sine = difference * sum / 2
    let cosine = (sumSquared - differenceSquared) / 4
    self.cosine = cosine
    // Both squares add up to 4, but not where one vector is zero: there the angle is a right one.
    self.sine = differenceSquared + sumSquared > 3 ? sine : 1
    guard sine >= 1e-12 else {
      tangent = (0, 0)
      cotangent = (0, 0)
      return
    }
    tangent = (-cosine / sine, 1 / sine)
    cotangent = (1 / sine, -cosine / sine)
  }

  /// - Parameter pair: x and w along an axis.
  @inlinable @inline(__always)
  public init(dimension: Int, _ pair: (Int) -> (x: Number, w: Number)) {
    var (difference, sum): (Number, Number) = (0, 0)
    for axis in 0..<dimension {
      let (x, w) = pair(axis)
      difference += (x - w) * (x - w)
      sum += (x + w) * (x + w)
    }
    self.init(differenceSquared: difference, sumSquared: sum)
  }

  /// The angle as formulas take it.
  @inlinable public var theta: Angle<SIMD2<Number>> {
    Angle(
      radians: SIMD2(repeating: angle), cosine: SIMD2(repeating: cosine),
      sine: SIMD2(repeating: sine))
  }
}
