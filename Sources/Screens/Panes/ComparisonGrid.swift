internal import Cells
internal import Drawing
internal import Laboratory

/// Where runs side by side stand: the grid with the largest discs, and their table in what is free of the last row,
/// else below, else nowhere. The table takes all cells that are free.
struct ComparisonGrid: Equatable {
  var columns: Int
  var rows: Int
  /// Columns of a cell; a blank one lies between two.
  var cellWidth: Int
  var cellHeight: Int
  /// Rows of the picture in a cell.
  var discHeight: Int
  /// Rows of numbers below it.
  var numberRows: Int
  var table: Rectangle?
  private let area: Rectangle

  private static let narrowestTable = 14
  /// Rows of picture that a table is worth.
  private static let worthOfTable = 2

  /// The best grid for a number of runs; nil where not even letters would fit.
  init?(_ area: Rectangle, count: Int) {
    let candidates = (1...count).flatMap { columns in
      [false, true].compactMap {
        ComparisonGrid(area, count: count, columns: columns, hasTableBelow: $0)
      }
    }
    let best = candidates.max { first, second in
      (first.worth, second.columns) < (second.worth, first.columns)
    }
    guard let best else { return nil }
    self = best
  }

  private var worth: Int { discHeight + (table == nil ? 0 : Self.worthOfTable) }

  private init?(_ area: Rectangle, count: Int, columns: Int, hasTableBelow: Bool) {
    let below = hasTableBelow ? count + 2 : 0
    self.area = area
    self.columns = columns
    rows = (count + columns - 1) / columns
    cellWidth = (area.width - (columns - 1)) / columns
    cellHeight = (area.height - below) / rows
    let spare = cellHeight - 1 - cellWidth / 2
    numberRows = cellWidth >= 34 || spare >= 2 ? 2 : 1
    discHeight = min(cellHeight - 1 - numberRows, cellWidth / 2)
    guard discHeight >= 5, cellWidth >= 12 else { return nil }
    if hasTableBelow {
      guard area.width >= ComparisonTable.fullWidth else { return nil }
      table = Rectangle(
        column: area.column, row: area.row + area.height - below + 1, width: area.width,
        height: below - 1)
    } else if columns * rows > count, cellWidth >= Self.narrowestTable, cellHeight > count {
      let first = cell(count)
      table = Rectangle(
        column: first.column, row: first.row, width: area.column + area.width - first.column,
        height: cellHeight)
    }
  }

  /// The rectangle of a cell, row by row.
  func cell(_ index: Int) -> Rectangle {
    Rectangle(
      column: area.column + index % columns * (cellWidth + 1),
      row: area.row + index / columns * cellHeight, width: cellWidth, height: cellHeight)
  }
}
