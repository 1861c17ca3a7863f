internal import Cells

extension Canvas {
  /// Tints the cells whose centre lies in a circle by direction.
  ///
  /// - Precondition: sectors follow one another counter-clockwise and cover the circle.
  public mutating func fill(_ circle: Circle, sectors: [SectorFill]) {
    guard !sectors.isEmpty else { return }
    guard !keepsShapes else {
      kept.fills.append((circle, sectors))
      return
    }
    var walk = SectorWalk(SectorTable(starts: sectors.map(\.start)))
    let square = circle.radius * circle.radius
    for row in 0..<size.height {
      for column in 0..<size.width {
        let offset = center(column: column, row: row) - circle.center
        guard offset.dot(offset) <= square else { continue }
        let sector = sectors[walk.sector(of: offset)]
        let cell = row * size.width + column
        cells[cell].tint = sector.color
        touches += 1
        cells[cell].hatch = sector.hatch?.value ?? 0
      }
    }
  }
}
