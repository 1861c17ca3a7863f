internal import CLanes

// What losses on the sphere ask of the angles between one sample and every class, and exponentials and
// logarithms of rows; sixteen classes side by side.
//
// Formula: Kahan's θ = 2·atan2(|x − w|, |x + w|), its cosine and slope −sin θ, and the factors of x and w in
// the unit tangents. Bound: that of one number, through Double and rounded once; the same bits as alone.
// Shape: the elementary functions are most of it, so that rows go through memory between them.

/// - Parameters:
///   - angles: `count` numbers.
///   - numbers: six times as many, one after the other: |x − w|² and |x + w|², which are read; cosine, −sine,
///     the factors along the arc and across it.
@inline(never)
public func takeSphereAngles(
  _ angles: UnsafeMutablePointer<Float>, _ numbers: UnsafeMutablePointer<Float>, count: Int
) {
  var j = 0
  while j < count {
    let left = count - j
    let differenceSquared = load(numbers + j, count: left)
    let sumSquared = load(numbers + count + j, count: left)
    let difference = wedge_square_root(differenceSquared)
    let sum = wedge_square_root(sumSquared)
    // Of two vectors of zeros, too, the angle is a right one.
    let both = differenceSquared + sumSquared
    let (y, x) = (
      wedge_where_at_most(all(1), both, difference, all(1)),
      wedge_where_at_most(all(1), both, sum, all(1))
    )
    let half = wedge_narrowed(
      acuteAngle(wedge_low_doubles(y), wedge_low_doubles(x)),
      acuteAngle(wedge_high_doubles(y), wedge_high_doubles(x)))
    let angle = all(2) * half
    store(angle, angles + j, count: left)
    let (plain, slope) = plainCosine(angle)
    store(plain, numbers + 2 * count + j, count: left)
    store(slope, numbers + 3 * count + j, count: left)
    let sine = difference * sum * all(0.5)
    let cosine = (sumSquared - differenceSquared) * all(0.25)
    // Where they are one point, or opposite ones, there is no direction.
    let (least, none) = (all(1e-12), Lanes())
    let along = wedge_where_at_most(least, sine, cosine * all(-1) / sine, none)
    let across = wedge_where_at_most(least, sine, all(1) / sine, none)
    store(along, numbers + 4 * count + j, count: left)
    store(across, numbers + 5 * count + j, count: left)
    j += 16
  }
}

/// The cosines of angles, and their slopes.
@inline(__always)
func plainCosine(_ angle: Lanes) -> (value: Lanes, slope: Lanes) {
  let low = sineAndCosine(wedge_low_doubles(angle))
  let high = sineAndCosine(wedge_high_doubles(angle))
  return (
    wedge_narrowed(low.cosine, high.cosine), wedge_narrowed(low.sine, high.sine) * all(-1)
  )
}

/// Replaces each angle by its cosine, whose slope is written beside it.
@inline(never)
public func takeCosines(
  _ angles: UnsafeMutablePointer<Float>, slopes: UnsafeMutablePointer<Float>, count: Int
) {
  var j = 0
  while j < count {
    let (cosine, slope) = plainCosine(load(angles + j, count: count - j))
    store(cosine, angles + j, count: count - j)
    store(slope, slopes + j, count: count - j)
    j += 16
  }
}

/// Replaces each number x by ln(1 + e^x), whose slope is written beside it.
@inline(never)
public func takeSoftplus(
  _ numbers: UnsafeMutablePointer<Float>, slopes: UnsafeMutablePointer<Float>, count: Int
) {
  var j = 0
  while j < count {
    let x = load(numbers + j, count: count - j)
    let falling = larger(x, x * all(-1)) * all(-1)
    let power = wedge_narrowed(
      exponential(wedge_low_doubles(falling)), exponential(wedge_high_doubles(falling)))
    let sum = all(1) + power
    let logarithm = wedge_narrowed(
      naturalLogarithm(wedge_low_doubles(sum)), naturalLogarithm(wedge_high_doubles(sum)))
    store(larger(x, Lanes()) + logarithm, numbers + j, count: count - j)
    let part = wedge_where_below(Lanes(), x, all(1), power)
    store(part / sum, slopes + j, count: count - j)
    j += 16
  }
}

/// Replaces each number by e to its power.
@inline(never)
public func exponentiate(_ numbers: UnsafeMutablePointer<Float>, count: Int) {
  var j = 0
  while j < count {
    let power = load(numbers + j, count: count - j)
    let exponentials = wedge_narrowed(
      exponential(wedge_low_doubles(power)), exponential(wedge_high_doubles(power)))
    store(exponentials, numbers + j, count: count - j)
    j += 16
  }
}

/// Replaces each number, which is not below zero, by its natural logarithm.
@inline(never)
public func takeLogarithms(_ numbers: UnsafeMutablePointer<Float>, count: Int) {
  var j = 0
  while j < count {
    let number = load(numbers + j, count: count - j)
    let logarithms = wedge_narrowed(
      naturalLogarithm(wedge_low_doubles(number)), naturalLogarithm(wedge_high_doubles(number)))
    store(logarithms, numbers + j, count: count - j)
    j += 16
  }
}
