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
    let table = SectorTable(starts: sectors.map(\.start))
    let square = circle.radius * circle.radius
    for row in 0..<size.height {
      let height = center(column: 0, row: row).y
      let offset = { (column: Int) in Vector(Double(column) + 0.5, height) - circle.center }
      let columns = columns { offset($0).dot(offset($0)) <= square }
      touches += columns.count
      table.walk(columns, offset) { columns, sector in
        let (color, hatch) = (sectors[sector].color, sectors[sector].hatch?.value ?? 0)
        let start = row * size.width
        cells.withUnsafeMutableBufferPointer { cells in
          for cell in start + columns.lowerBound..<start + columns.upperBound {
            cells[cell].tint = color
            cells[cell].hatch = hatch
          }
        }
      }
    }
  }

  /// Gives every cell whose middle lies in a circle, or every cell, the ground of its middle; where
  /// shapes are kept, places a tenth of a cell's width apart are asked instead.
  ///
  /// - Parameter ground: what is there; nil leaves it as it is.
  public mutating func fill(
    _ circle: Circle? = nil, ground: (_ place: Vector, _ cell: Int) -> GroundFill?
  ) {
    let grain = keepsShapes ? KeptShapes.grain : 1
    let step = Vector(1 / Double(grain), 2 / Double(groundRows / size.height))
    for row in 0..<groundRows {
      for column in 0..<size.width * grain {
        let place = Vector(
          (Double(column) + 0.5) * step.x, extent.y - (Double(row) + 0.5) * step.y)
        guard circle?.contains(place) ?? true else { continue }
        let cell = row * size.height / groundRows * size.width + column / grain
        guard let fill = ground(place, cell) else { continue }
        touches += 1
        if keepsShapes {
          kept.add(fill, column: column, row: row)
        } else {
          cells[cell].tint = fill.color
          if let hatch = fill.hatch { cells[cell].hatch = hatch.value }
        }
      }
    }
  }

  /// The rows of places whose ground is asked for.
  public var groundRows: Int { size.height * (keepsShapes ? 2 * KeptShapes.grain : 1) }

  /// The columns for which something holds, which lie side by side.
  private func columns(where holds: (Int) -> Bool) -> Range<Int> {
    guard let first = (0..<size.width).first(where: holds),
      let last = (0..<size.width).last(where: holds)
    else { return 0..<0 }
    return first..<last + 1
  }
}
