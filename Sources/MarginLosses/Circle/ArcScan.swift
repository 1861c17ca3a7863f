internal import Kernels

/// The arcs on which a function of the direction, in [0, 2π), is above 0: tries, then bisection to the
/// last bit.
enum ArcScan {
  private static let turn = 2 * Double.pi

  static func arcs(tries: Int = 4096, _ value: (Double) -> Double) -> [Arc] {
    let step = turn / Double(tries)
    return arcs(isAhead: (0..<tries).map { value(Double($0) * step) > 0 }, value)
  }

  /// The same where it has been tried: whether it is above 0 in so many directions, equally spaced from 0 on.
  static func arcs(isAhead: [Bool], _ value: (Double) -> Double) -> [Arc] {
    let tries = isAhead.count
    let step = turn / Double(tries)
    func isPositive(_ angle: Double) -> Bool { value(angle < turn ? angle : angle - turn) > 0 }
    guard let firstOff = isAhead.firstIndex(of: false) else { return [Arc(start: 0, length: turn)] }
    var arcs: [Arc] = []
    var start = 0.0
    for index in firstOff..<firstOff + tries {
      let (here, next) = (isAhead[index % tries], isAhead[(index + 1) % tries])
      guard here != next else { continue }
      let low = Double(index) * step
      let edge = edge(low, low + step) { isPositive($0) == here }
      if next {
        start = edge
      } else {
        arcs.append(Arc(start: start >= turn ? start - turn : start, length: edge - start))
      }
    }
    return arcs
  }

  /// Those inside an arc that has none at its ends, tried as closely as `tries` round the circle, and in a
  /// direction of its own.
  static func arcs(
    tries: Int, within arc: Arc, at direction: Double, _ value: (Double) -> Double
  ) -> [Arc] {
    func isPositive(_ angle: Double) -> Bool { value(angle < turn ? angle : angle - turn) > 0 }
    let count = max(Int(arc.length / turn * Double(tries)), 2)
    let end = arc.start + arc.length
    let own = direction < arc.start ? direction + turn : direction
    let inner = (0..<count).map { arc.start + (Double($0) + 0.5) / Double(count) * arc.length }
    let places = (inner + (own < end ? [own] : [])).sorted()
    var arcs: [Arc] = []
    var (last, isAhead, start) = (arc.start, false, arc.start)
    for place in places + [end] {
      let isNext = place < end && isPositive(place)
      if isNext != isAhead {
        let edge = edge(last, place) { isPositive($0) == isAhead }
        if isNext {
          start = edge
        } else {
          arcs.append(Arc(start: start.unwound, length: edge - start))
        }
      }
      (last, isAhead) = (place, isNext)
    }
    return arcs
  }

  /// Between a direction for which something holds, and one for which it does not.
  private static func edge(
    _ holding: Double, _ failing: Double, _ holds: (Double) -> Bool
  ) -> Double {
    let edge = Bisection.edge(holding: holding, failing: failing, holds)
    return (edge.holding + edge.failing) / 2
  }
}
