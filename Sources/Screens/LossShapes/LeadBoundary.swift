internal import Kernels

/// Where a class comes to be ahead of another one in training, by the angles to both prototypes: along equal
/// logits and along jumps alike, of a loss whose rivals' logits are more than their cosines.
struct LeadBoundary {
  typealias Place = MarginBoundary.Place

  /// A side of a square of the grid: from its corner up, or to the right.
  private struct Side: Hashable {
    var own: Int
    var other: Int
    var isUpright: Bool
  }

  /// Squares along each axis.
  private static let squares = 60

  private let end: Double
  private let isAhead: (Place) -> Bool

  /// - Parameter lead: how far the class is ahead at its own and the other's angle.
  init(upTo end: Double, lead: @escaping (Double, Double) -> Double) {
    self.end = end
    isAhead = { lead($0.own, $0.other) > 0 }
  }

  /// Unbroken curves.
  var curves: [[Place]] {
    var neighbours = self.neighbours
    // Those that end somewhere first, from an end on; then those that close.
    let ends = neighbours.keys.filter { neighbours[$0]?.count == 1 }
    var curves: [[Place]] = []
    for start in (ends + Array(neighbours.keys)).sorted(by: precedes(ends: Set(ends))) {
      guard let first = neighbours[start]?.first else { continue }
      var curve = [start]
      var next: Side? = first
      while let side = next, let last = curve.last {
        neighbours[last]?.removeAll { $0 == side }
        neighbours[side]?.removeAll { $0 == last }
        curve.append(side)
        next = neighbours[side]?.first
      }
      curves.append(curve.map(crossing))
    }
    return curves
  }

  /// One order, whatever order a dictionary has.
  private func precedes(ends: Set<Side>) -> (Side, Side) -> Bool {
    func rank(_ side: Side) -> [Int] {
      [ends.contains(side) ? 0 : 1, side.own, side.other, side.isUpright ? 1 : 0]
    }
    return { rank($0).lexicographicallyPrecedes(rank($1)) }
  }

  /// The crossed sides that one square joins.
  private var neighbours: [Side: [Side]] {
    let count = Self.squares
    let ahead = (0...count).map { own in
      (0...count).map { isAhead(corner(own, $0)) }
    }
    var neighbours: [Side: [Side]] = [:]
    for own in 0..<count {
      for other in 0..<count {
        let (low, high) = (ahead[own], ahead[own + 1])
        // Round the square, so that two sides in turn enclose a corner.
        let sides = [
          (Side(own: own, other: other, isUpright: true), low[other] != low[other + 1]),
          (Side(own: own, other: other + 1, isUpright: false), low[other + 1] != high[other + 1]),
          (Side(own: own + 1, other: other, isUpright: true), high[other] != high[other + 1]),
          (Side(own: own, other: other, isUpright: false), low[other] != high[other]),
        ].filter(\.1).map(\.0)
        for pair in stride(from: 0, to: sides.count - 1, by: 2) {
          neighbours[sides[pair], default: []].append(sides[pair + 1])
          neighbours[sides[pair + 1], default: []].append(sides[pair])
        }
      }
    }
    return neighbours
  }

  private func corner(_ own: Int, _ other: Int) -> Place {
    let square = end / Double(Self.squares)
    return Place(own: Double(own) * square, other: Double(other) * square)
  }

  /// Where a side is crossed.
  private func crossing(_ side: Side) -> Place {
    let start = corner(side.own, side.other)
    let stop = corner(side.own + (side.isUpright ? 0 : 1), side.other + (side.isUpright ? 1 : 0))
    func place(_ share: Double) -> Place {
      Place(
        own: start.own + share * (stop.own - start.own),
        other: start.other + share * (stop.other - start.other))
    }
    let atStart = isAhead(start)
    let edge = Bisection.edge(holding: 0, failing: 1, halvings: 20) {
      isAhead(place($0)) == atStart
    }
    return place(edge.holding)
  }
}
