internal import Kernels

/// The arcs of directions in [0, 2π) in which something holds: tries, then bisection to the last bit.
enum ArcScan {
  private static let turn = 2 * Double.pi

  static func arcs(tries: Int = 4096, _ holds: (Double) -> Bool) -> [Arc] {
    arcs(at: (0..<tries).map { Double($0) / Double(tries) * turn }, holds)
  }

  /// - Parameter places: the directions that are tried, ascending.
  static func arcs(at places: [Double], _ holds: (Double) -> Bool) -> [Arc] {
    arcs(at: places, isAhead: places.map(holds), holds)
  }

  /// The same where it has been tried: whether it holds at each place.
  static func arcs(at places: [Double], isAhead: [Bool], _ holds: (Double) -> Bool) -> [Arc] {
    guard let firstOff = isAhead.firstIndex(of: false) else { return [Arc(start: 0, length: turn)] }
    var arcs: [Arc] = []
    var start = 0.0
    for index in firstOff..<firstOff + places.count {
      let (place, following) = (index % places.count, (index + 1) % places.count)
      let (here, next) = (isAhead[place], isAhead[following])
      guard here != next else { continue }
      let low = places[place]
      let edge = Bisection.edge(
        holding: low, failing: following > place ? places[following] : places[following] + turn
      ) { holds($0 < turn ? $0 : $0 - turn) == here }
      let middle = (edge.holding + edge.failing) / 2
      if next {
        start = middle
      } else {
        let length = middle - start
        arcs.append(Arc(start: start.unwound, length: length > 0 ? length : length + turn))
      }
    }
    return arcs
  }
}
