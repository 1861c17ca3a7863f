internal import Kernels

/// The arcs on which a function of the direction, in [0, 2π), is above 0: tries, then bisection to the
/// last bit.
enum ArcScan {
  static func arcs(tries: Int = 4096, _ value: (Double) -> Double) -> [Arc] {
    let turn = 2 * Double.pi
    let step = turn / Double(tries)
    func function(_ angle: Double) -> Double { value(angle < turn ? angle : angle - turn) }
    let isPositive = (0..<tries).map { function(Double($0) * step) > 0 }
    guard let firstOff = isPositive.firstIndex(of: false) else {
      return [Arc(start: 0, length: 2 * .pi)]
    }
    var arcs: [Arc] = []
    var start = 0.0
    for index in firstOff..<firstOff + tries {
      let isNext = isPositive[(index + 1) % tries]
      guard isPositive[index % tries] != isNext else { continue }
      let edge = edge(of: function, from: Double(index) * step, step: step)
      if isNext {
        start = edge
      } else {
        arcs.append(Arc(start: start >= turn ? start - turn : start, length: edge - start))
      }
    }
    return arcs
  }

  private static func edge(
    of function: (Double) -> Double, from low: Double, step: Double
  ) -> Double {
    let before = function(low) > 0
    let edge = Bisection.edge(holding: low, failing: low + step) {
      (function($0) > 0) == before
    }
    return (edge.holding + edge.failing) / 2
  }
}
