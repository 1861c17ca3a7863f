internal import Kernels

/// An open stretch of signed angles, in radians.
public struct Interval: Equatable, Sendable {
  public var lower: Double
  /// Above `lower`.
  public var upper: Double

  public init(_ lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// Every signed angle.
  static let circle = Interval(-.pi, .pi)

  var middle: Double { lower / 2 + upper / 2 }
}

/// Sets of signed angles as intervals within −π…π that ascend and do not overlap.
///
/// The opposite direction, ±π, is where each list is cut; an interval may touch it on both sides.
enum Intervals {
  /// What lies between two angles at most a turn apart, brought into −π…π.
  static func between(_ lower: Double, _ upper: Double) -> [Interval] {
    guard lower < upper else { return [] }
    let turn = 2 * Double.pi
    if upper - lower >= turn { return [.circle] }
    if lower < -.pi {
      if upper <= -.pi { return between(lower + turn, upper + turn) }
      return joined([Interval(-.pi, upper), Interval(lower + turn, .pi)])
    }
    if upper > .pi {
      if lower >= .pi { return between(lower - turn, upper - turn) }
      return joined([Interval(-.pi, upper - turn), Interval(lower, .pi)])
    }
    return [Interval(lower, upper)]
  }

  /// The directions whose cosine with angle 0 is above a number.
  static func cap(above cosine: Double) -> [Interval] {
    guard cosine < 1 else { return [] }
    let angle = Double.angle(ofCosine: cosine)
    return angle >= .pi ? [.circle] : [Interval(-angle, angle)]
  }

  /// Where the inner product with a prototype is above that with another one: half the circle,
  /// round wi − wj, up to t = atan2(ρi − ρj·cos Δ, ρj·sin Δ).
  static func halfPlane(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    // 1 − cos Δ as 2 sin²(Δ/2), which keeps the digits of a small spacing.
    let half = Double.sin(spacing / 2)
    let along = ownNorm - rivalNorm + 2 * rivalNorm * half * half
    let across = rivalNorm * Double.sin(spacing)
    guard along != 0 || across != 0 else { return [] }
    let edge = Double.atan2(along, across)
    return between(edge - .pi, edge)
  }

  /// What lies in both.
  static func intersection(_ left: [Interval], _ right: [Interval]) -> [Interval] {
    var both: [Interval] = []
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      let lower = max(left[i].lower, right[j].lower)
      let upper = min(left[i].upper, right[j].upper)
      if lower < upper { both.append(Interval(lower, upper)) }
      if left[i].upper < right[j].upper { i += 1 } else { j += 1 }
    }
    return both
  }

  /// What lies in either, and the points where two of them touch.
  static func joined(_ intervals: [Interval]) -> [Interval] {
    var result: [Interval] = []
    for interval in intervals.sorted(by: { $0.lower < $1.lower })
    where interval.lower < interval.upper {
      if let last = result.last, interval.lower <= last.upper {
        result[result.count - 1].upper = max(last.upper, interval.upper)
      } else {
        result.append(interval)
      }
    }
    return result
  }

  /// The same set seen from the other side: every angle changes its sign.
  static func mirrored(_ intervals: [Interval]) -> [Interval] {
    intervals.reversed().map { Interval(-$0.upper, -$0.lower) }
  }
}

extension Double {
  /// The same direction in −π…π.
  var wrapped: Double {
    guard magnitude > .pi else { return self }
    let turn = 2 * Double.pi
    return min(max(self - turn * (self / turn).rounded(), -.pi), .pi)
  }

  /// The same direction in [0, 2π).
  var unwound: Double {
    let turn = 2 * Double.pi
    let rest = self - turn * (self / turn).rounded(.down)
    return rest >= 0 && rest < turn ? rest : 0
  }

  /// The angle whose cosine this is, for −1…1.
  package var arcCosine: Double { Double.atan2(((1 - self) * (1 + self)).squareRoot(), self) }

  /// The angle whose sine this is, for −1…1.
  var arcSine: Double { Double.atan2(self, ((1 - self) * (1 + self)).squareRoot()) }
}
