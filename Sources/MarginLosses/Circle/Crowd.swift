internal import Kernels

/// The prototypes of a plane in the order of their directions, one a class.
public struct Crowd: Sendable {
  /// Ascending, in [0, 2π).
  let angles: [Double]
  /// The sums of the cosines and sines of so many of the first.
  private let sums: [SIMD2<Double>]

  /// - Parameter angles: ascending, in [0, 2π).
  init(_ angles: [Double]) {
    self.angles = angles
    sums = angles.reduce(into: [.zero]) { sums, angle in
      sums.append(sums[sums.count - 1] + SIMD2(Double.cos(angle), Double.sin(angle)))
    }
  }

  /// Radians between a prototype and a direction, 0…π.
  @inline(__always)
  func turn(_ place: Int, _ direction: Double) -> Double {
    (direction - angles[place]).wrapped.magnitude
  }

  /// The cosines, with a direction, of the two prototypes between which another direction lies, an own one
  /// left out.
  ///
  /// - Precondition: there is another one.
  @inline(__always)
  func cosines(
    with direction: Double, beside place: Double, except own: Int
  ) -> (before: Double, after: Double) {
    let place = place.unwound
    var after = angles.prefixCount { $0 < place } % angles.count
    var before = (after > 0 ? after : angles.count) - 1
    if after == own { after = after + 1 < angles.count ? after + 1 : 0 }
    if before == own { before = (before > 0 ? before : angles.count) - 1 }
    return (Double.cos(turn(before, direction)), Double.cos(turn(after, direction)))
  }

  /// The mean cosine of the prototypes but one whose cosine is above a bar; 0 where there is none.
  func meanCosine(at direction: Double, above bar: Double, except own: Int) -> Double {
    guard bar < 1 else { return 0 }
    let ownCosine = Double.cos(turn(own, direction))
    var (count, sum) = within(bar > -1 ? bar.arcCosine : .pi, of: direction)
    if ownCosine > bar { (count, sum) = (count - 1, sum - vector(own)) }
    guard count > 0 else { return 0 }
    return (sum.x * Double.cos(direction) + sum.y * Double.sin(direction)) / Double(count)
  }

  private func vector(_ place: Int) -> SIMD2<Double> { sums[place + 1] - sums[place] }

  /// How many are nearer to a direction than an angle, and the sum of their directions.
  private func within(_ reach: Double, of direction: Double) -> (Int, SIMD2<Double>) {
    guard reach < .pi else { return (angles.count, sums[angles.count]) }
    let (start, end) = ((direction - reach).unwound, (direction + reach).unwound)
    let first = angles.prefixCount { $0 <= start }
    let last = angles.prefixCount { $0 < end }
    // The stretch may run over the angle 0.
    let isWhole = start < end || reach == 0
    return isWhole
      ? (max(last - first, 0), sums[max(last, first)] - sums[first])
      : (angles.count - first + last, sums[angles.count] - sums[first] + sums[last])
  }
}
