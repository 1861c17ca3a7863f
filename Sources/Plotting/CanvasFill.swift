public import Cells

extension Canvas {
  /// Tints the cells whose centre lies in a circle by direction.
  ///
  /// - Precondition: sectors follow one another counter-clockwise and cover the circle.
  public mutating func fill(_ circle: Circle, sectors: [SectorFill]) {
    guard !sectors.isEmpty else { return }
    let turns = sectors.map(\.start.turn)
    let first = turns.indices.min { turns[$0] < turns[$1] } ?? 0
    let square = circle.radius * circle.radius
    for row in 0..<size.height {
      for column in 0..<size.width {
        let offset = center(column: column, row: row) - circle.center
        guard offset.dot(offset) <= square else { continue }
        let sector = sectors[Self.position(of: offset.turn, in: turns, from: first)]
        let cell = row * size.width + column
        tints[cell] = sector.color
        hatched[cell] = sector.isHatched
      }
    }
  }

  /// The sector that holds a turn, where `first` begins soonest after 0.
  private static func position(of turn: Double, in turns: [Double], from first: Int) -> Int {
    var found = first == 0 ? turns.count - 1 : first - 1
    var next = first
    for _ in turns.indices {
      if turns[next] > turn { break }
      found = next
      next = next + 1 == turns.count ? 0 : next + 1
    }
    return found
  }

  /// Tints the cells whose centre lies in a convex polygon and in a circle.
  public mutating func fill(_ polygon: ConvexPolygon, within circle: Circle, color: Color) {
    let square = circle.radius * circle.radius
    for row in 0..<size.height {
      for column in 0..<size.width {
        let place = center(column: column, row: row)
        let offset = place - circle.center
        guard offset.dot(offset) <= square, polygon.contains(place) else { continue }
        tints[row * size.width + column] = color
      }
    }
  }
}
