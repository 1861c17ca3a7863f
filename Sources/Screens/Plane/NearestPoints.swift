internal import Drawing
internal import Laboratory
internal import Plotting

/// The nearest of many points of the plane, found through boxes within boxes.
///
/// Points in the order of a Z-shaped curve are cut into leaves, and every box bounds two smaller ones.
/// Boxes fit the points, so that a run that has collapsed costs no more than one that has not.
struct NearestPoints {
  /// A point by its row, and how many boxes and points were looked at to find it.
  struct Found: Equatable {
    var row: Int
    var visits: Int
  }

  /// The points of a box and the lowest of their rows.
  private struct Box {
    var lower: Vector
    var upper: Vector
    var row: Int

    func squaredDistance(to place: Vector) -> Double {
      let x = max(lower.x - place.x, 0, place.x - upper.x)
      let y = max(lower.y - place.y, 0, place.y - upper.y)
      return x * x + y * y
    }

    func union(_ other: Box) -> Box {
      Box(
        lower: Vector(min(lower.x, other.lower.x), min(lower.y, other.lower.y)),
        upper: Vector(max(upper.x, other.upper.x), max(upper.y, other.upper.y)),
        row: min(row, other.row))
    }
  }

  private struct Best {
    var distance: Double = .infinity
    var row: Int = .max
    var visits: Int = 0

    func isWorse(than distance: Double, _ row: Int) -> Bool {
      distance < self.distance || (distance == self.distance && row < self.row)
    }
  }

  /// Boxes as a heap, the outermost at 1; the last `leaves` of them hold points.
  private var boxes: [Box] = []
  private var leaves: Int = 0
  /// By row.
  private let points: [Vector]
  /// Places and rows along the curve.
  private var places: [Vector] = []
  private var rows: [Int] = []

  /// - Complexity: n log n.
  /// - Parameter points: a point by its row; one that is not finite is never the nearest.
  init(_ points: [Vector]) {
    self.points = points
    rows = Self.alongCurve(points)
    places = rows.map { points[$0] }
    guard !rows.isEmpty else { return }
    leaves = 1
    while leaves * 8 <= rows.count { leaves *= 2 }
    boxes = Array(repeating: Box(lower: places[0], upper: places[0], row: 0), count: 2 * leaves)
    for leaf in 0..<leaves {
      let each = range(of: leaf).map { Box(lower: places[$0], upper: places[$0], row: rows[$0]) }
      boxes[leaves + leaf] = each.dropFirst().reduce(each[0]) { $0.union($1) }
    }
    for node in stride(from: leaves - 1, to: 0, by: -1) {
      boxes[node] = boxes[2 * node].union(boxes[2 * node + 1])
    }
  }

  /// The point nearest to a place, the lowest row of equally near ones; nil without points.
  ///
  /// - Parameter guess: a point that was found nearby, which leaves less to look at.
  func nearest(to place: Vector, guess: Int? = nil) -> Found? {
    guard leaves > 0 else { return nil }
    var best = Best()
    if let guess {
      let offset = points[guess] - place
      best = Best(distance: offset.dot(offset), row: guess, visits: 1)
    }
    search(1, place, &best)
    return best.row == .max ? nil : Found(row: best.row, visits: best.visits)
  }

  private func range(of leaf: Int) -> Range<Int> {
    leaf * rows.count / leaves..<(leaf + 1) * rows.count / leaves
  }

  private func search(_ node: Int, _ place: Vector, _ best: inout Best) {
    guard node < leaves else { return look(in: node - leaves, place, &best) }
    best.visits += 2
    var near = (node: 2 * node, distance: boxes[2 * node].squaredDistance(to: place))
    var far = (node: 2 * node + 1, distance: boxes[2 * node + 1].squaredDistance(to: place))
    if far.distance < near.distance { swap(&near, &far) }
    if best.isWorse(than: near.distance, boxes[near.node].row) { search(near.node, place, &best) }
    if best.isWorse(than: far.distance, boxes[far.node].row) { search(far.node, place, &best) }
  }

  private func look(in leaf: Int, _ place: Vector, _ best: inout Best) {
    for index in range(of: leaf) {
      best.visits += 1
      let offset = places[index] - place
      let distance = offset.dot(offset)
      if best.isWorse(than: distance, rows[index]) {
        best.distance = distance
        best.row = rows[index]
      }
    }
  }
}

extension NearestPoints {
  /// The rows of finite points along a curve that keeps neighbours together.
  private static func alongCurve(_ points: [Vector]) -> [Int] {
    let finite = points.indices.filter { points[$0].x.isFinite && points[$0].y.isFinite }
    guard let first = finite.first else { return [] }
    var lower = points[first]
    var extent = 0.0
    for row in finite {
      lower = Vector(min(lower.x, points[row].x), min(lower.y, points[row].y))
    }
    for row in finite {
      extent = max(extent, points[row].x - lower.x, points[row].y - lower.y)
    }
    let share = extent > 0 ? Double(UInt32.max) / extent : 0
    let keyed = finite.map { row in
      let offset = share * (points[row] - lower)
      return (key: spread(offset.x) | spread(offset.y) << 1, row: row)
    }
    return keyed.sorted { ($0.key, $0.row) < ($1.key, $1.row) }.map(\.row)
  }

  /// The bits of a whole number with a gap between any two.
  private static func spread(_ value: Double) -> UInt64 {
    var bits = UInt64(min(max(value, 0), Double(UInt32.max)))
    bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF
    bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF
    bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F
    bits = (bits | bits << 2) & 0x3333_3333_3333_3333
    return (bits | bits << 1) & 0x5555_5555_5555_5555
  }
}
