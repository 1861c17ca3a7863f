internal import Kernels

/// Which class has the largest logit without margin in each direction of the plane.
struct PlainCells {
  /// The directions of one class.
  struct Cell {
    /// Radians in [0, 2π).
    var start: Double
    var length: Double
    var owner: Int
    /// Whether another class has the same logit in every direction; the owner is the lowest.
    var isShared: Bool
  }

  /// Counter-clockwise by start; together they cover the circle, if there are any.
  private(set) var cells: [Cell] = []
  /// Classes that are nowhere above every other: inside the rest, or on a lower one's place.
  private(set) var hidden: [Int] = []

  /// Cells of the nearest direction, split at the bisectors of neighbours.
  ///
  /// - Parameter angles: one a class, in [0, 2π); only those of members are read.
  init(angles: [Double], members: [Int]) {
    let order = members.sorted { (angles[$0], $0) < (angles[$1], $1) }
    var corners: [(owner: Int, isShared: Bool)] = []
    for each in order {
      if let last = corners.last, angles[last.owner] == angles[each] {
        corners[corners.count - 1].isShared = true
        hidden.append(each)
      } else {
        corners.append((each, false))
      }
    }
    let turn = 2 * Double.pi
    setCells(corners) { before, after in
      let gap = angles[after] - angles[before]
      return (angles[before] + (gap > 0 ? gap : gap + turn) / 2).unwound
    }
  }

  /// Cells that follow one another.
  ///
  /// - Parameters:
  ///   - starts: where each owner takes over from the one before, in [0, 2π); one at least.
  ///   - owner: of the whole circle where nobody takes over.
  init(starts: [(start: Double, owner: Int)], otherwise owner: Int) {
    let ordered = starts.sorted { ($0.start, $0.owner) < ($1.start, $1.owner) }
    let turn = 2 * Double.pi
    guard let first = ordered.first else {
      cells = [Cell(start: 0, length: turn, owner: owner, isShared: false)]
      return
    }
    cells = ordered.indices.map { index in
      let end = index + 1 < ordered.count ? ordered[index + 1].start : first.start + turn
      return Cell(
        start: ordered[index].start, length: end - ordered[index].start,
        owner: ordered[index].owner, isShared: false)
    }
    cells.removeAll { $0.length <= 0 }
  }

  /// Cells of the largest inner product: the corners of the points' convex hull, split at the
  /// normals of its sides.
  ///
  /// - Parameter points: classes × 2; only those of members are read.
  init(points: [Double], members: [Int]) {
    func x(_ index: Int) -> Double { points[2 * index] }
    func y(_ index: Int) -> Double { points[2 * index + 1] }
    var corners: [(owner: Int, isShared: Bool)] = []
    for each in members.sorted(by: { (x($0), y($0), $0) < (x($1), y($1), $1) }) {
      if let last = corners.last, x(last.owner) == x(each), y(last.owner) == y(each) {
        corners[corners.count - 1].isShared = true
        hidden.append(each)
      } else {
        corners.append((each, false))
      }
    }
    let distinct = corners
    corners = PlainCells.chain(distinct, points) + PlainCells.chain(distinct.reversed(), points)
    if corners.isEmpty { corners = distinct }
    let kept = Set(corners.map(\.owner))
    hidden += distinct.map(\.owner).filter { !kept.contains($0) }
    setCells(corners) { before, after in
      Double.atan2(x(before) - x(after), y(after) - y(before)).unwound
    }
  }

  /// One side of the hull, from the first point to the last, without the last (Andrew's chain).
  private static func chain(
    _ sorted: [(owner: Int, isShared: Bool)], _ points: [Double]
  ) -> [(owner: Int, isShared: Bool)] {
    func turn(_ a: Int, _ b: Int, _ c: Int) -> Double {
      (points[2 * b] - points[2 * a]) * (points[2 * c + 1] - points[2 * a + 1])
        - (points[2 * b + 1] - points[2 * a + 1]) * (points[2 * c] - points[2 * a])
    }
    var chain: [(owner: Int, isShared: Bool)] = []
    for each in sorted {
      while chain.count > 1,
        turn(chain[chain.count - 2].owner, chain[chain.count - 1].owner, each.owner) <= 0
      {
        chain.removeLast()
      }
      chain.append(each)
    }
    return Array(chain.dropLast())
  }

  /// Makes cells of classes in counter-clockwise order, from where each takes over from the one
  /// before; a cell too narrow for two numbers is none.
  private mutating func setCells(
    _ corners: [(owner: Int, isShared: Bool)], border: (_ before: Int, _ after: Int) -> Double
  ) {
    let turn = 2 * Double.pi
    guard corners.count > 1 else {
      cells = corners.map {
        Cell(start: 0, length: turn, owner: $0.owner, isShared: $0.isShared)
      }
      return
    }
    cells = corners.indices.map { index in
      let before = corners[index > 0 ? index - 1 : corners.count - 1].owner
      let corner = corners[index]
      let start = border(before, corner.owner)
      return Cell(start: start, length: 0, owner: corner.owner, isShared: corner.isShared)
    }
    // A turn of the order; rounding of points that lie nearly on one line may need more than that.
    cells.sort { ($0.start, $0.owner) < ($1.start, $1.owner) }
    for index in cells.indices {
      let isLast = index + 1 == cells.count
      let end = isLast ? cells[0].start + turn : cells[index + 1].start
      cells[index].length = end - cells[index].start
    }
    hidden += cells.filter { $0.length <= 0 }.map(\.owner)
    cells.removeAll { $0.length <= 0 }
  }

  /// The position of the cell that holds an angle in [0, 2π).
  func position(at angle: Double) -> Int {
    let begun = cells.prefixCount { $0.start <= angle }
    return (begun > 0 ? begun : cells.count) - 1
  }

  /// The owners met from an angle on, counter-clockwise.
  func owners(from start: Double, length: Double) -> [Int] {
    guard !cells.isEmpty else { return [] }
    var position = position(at: start.unwound)
    var owners = [cells[position].owner]
    var reached = cells[position].length - (start - cells[position].start).unwound
    while reached < length, owners.count < cells.count {
      position = position + 1 < cells.count ? position + 1 : 0
      owners.append(cells[position].owner)
      reached += cells[position].length
    }
    return owners
  }
}
