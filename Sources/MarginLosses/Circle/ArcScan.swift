internal import Kernels

/// The arcs of directions in [0, 2π) in which something holds: tries, then bisection to the last bit.
enum ArcScan {
  private static let turn = 2 * Double.pi

  static func arcs(tries: Int = 4096, _ holds: (Double) -> Bool) -> [Arc] {
    arcs(at: (0..<tries).map { Double($0) / Double(tries) * turn }, holds)
  }

  /// - Parameter places: the directions that are tried, ascending.
  static func arcs(at places: [Double], _ holds: (Double) -> Bool) -> [Arc] {
    arcs(at: places, isAhead: places.map(holds)) { holding, failing in
      Bisection.edge(holding: holding, failing: failing) { holds($0 < turn ? $0 : $0 - turn) }
    }
  }

  /// The same where it has been tried.
  ///
  /// - Parameters:
  ///   - isAhead: whether it holds at each place.
  ///   - edge: the ends of what is left between two neighbouring places, at the first of which it holds, at
  ///     the second it does not; one of them may be 2π and more.
  static func arcs(
    at places: [Double], isAhead: [Bool],
    edge: (_ holding: Double, _ failing: Double) -> (holding: Double, failing: Double)
  ) -> [Arc] {
    guard let firstOff = isAhead.firstIndex(of: false) else { return [Arc(start: 0, length: turn)] }
    var arcs: [Arc] = []
    var start = 0.0
    for index in firstOff..<firstOff + places.count {
      let (place, following) = (index % places.count, (index + 1) % places.count)
      let (here, next) = (isAhead[place], isAhead[following])
      guard here != next else { continue }
      let low = places[place]
      let high = following > place ? places[following] : places[following] + turn
      let edge = here ? edge(low, high) : edge(high, low)
      let middle = (edge.holding + edge.failing) / 2
      if next {
        start = middle
      } else {
        // The walk may have come past 2π; a single direction is no arc.
        let length = middle < start ? middle - start + turn : middle - start
        if length > 0 { arcs.append(Arc(start: start.unwound, length: length)) }
      }
    }
    return arcs
  }
}
