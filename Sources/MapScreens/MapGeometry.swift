internal import Cells
internal import Drawing
internal import Training

/// Where the cells of a map lie inside a rectangle of characters, half a character high at the finest.
struct MapGeometry {
  let area: Rectangle
  /// Whose run a place shows: its own, or the nearest one where a refinement left gaps; nil where a
  /// run is still to come. By scale, then by margin.
  private let shown: [[SweepMap.Place?]]
  private let columns: Int
  private let rows: Int

  /// - Parameter awaited: places with a run that is still to come.
  init(_ map: SweepMap, in area: Rectangle, awaiting awaited: Set<SweepMap.Place> = []) {
    self.area = area
    columns = map.margins.count
    rows = map.scales.count
    shown = Self.shown(map, awaited)
  }

  /// Whether every row of cells has a line of text of its own.
  var hasText: Bool { rows <= area.height && columns <= area.width }

  /// The characters of a place, when rows of cells are whole lines.
  func rectangle(of place: SweepMap.Place) -> Rectangle {
    let left = edge(place.column, columns, area.width)
    let top = edge(rows - 1 - place.row, rows, area.height)
    return Rectangle(
      column: area.column + left, row: area.row + top,
      width: edge(place.column + 1, columns, area.width) - left,
      height: edge(rows - place.row, rows, area.height) - top)
  }

  /// The first character of a column of cells.
  func left(ofColumn column: Int) -> Int { area.column + edge(column, columns, area.width) }

  /// The place under half a character: `half` counts from the top of the area.
  func place(column: Int, half: Int) -> SweepMap.Place {
    let top =
      hasText ? index(half / 2, rows, area.height) : index(half, rows, 2 * area.height)
    return SweepMap.Place(
      column: index(column - area.column, columns, area.width), row: rows - 1 - top)
  }

  /// Whose run a place shows.
  func source(of place: SweepMap.Place) -> SweepMap.Place? { shown[place.row][place.column] }

  private func edge(_ index: Int, _ count: Int, _ length: Int) -> Int { index * length / count }

  /// The cell whose edges enclose a position.
  private func index(_ position: Int, _ count: Int, _ length: Int) -> Int {
    min(((position + 1) * count - 1) / max(length, 1), count - 1)
  }

  /// Lines between others with at most half of the runs of the fullest are a refinement's.
  private static func shown(
    _ map: SweepMap, _ awaited: Set<SweepMap.Place>
  ) -> [[SweepMap.Place?]] {
    let places = map.places
    let byColumn = map.margins.indices.map { column in places.count { $0.column == column } }
    let byRow = map.scales.indices.map { row in places.count { $0.row == row } }
    let (sparseColumns, sparseRows) = (sparse(byColumn), sparse(byRow))
    return map.scales.indices.map { row in
      map.margins.indices.map { column in
        let place = SweepMap.Place(column: column, row: row)
        if !map[place].isEmpty { return place }
        guard !awaited.contains(place), sparseColumns[column] || sparseRows[row] else {
          return nil
        }
        return places.min { distance($0, place) < distance($1, place) }
      }
    }
  }

  private static func sparse(_ counts: [Int]) -> [Bool] {
    counts.indices.map { index in
      counts[index] * 2 <= counts.max() ?? 0 && index > 0 && index < counts.count - 1
    }
  }

  private static func distance(_ first: SweepMap.Place, _ second: SweepMap.Place) -> Int {
    abs(first.column - second.column) + abs(first.row - second.row)
  }
}
