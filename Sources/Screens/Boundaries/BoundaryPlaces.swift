internal import Cells
internal import Drawing

/// Where the parts of the table of boundaries stand: rules above, a picture of each loss below.
struct BoundaryPlaces {
  let title: Rectangle
  let headings: Rectangle
  let rows: [Rectangle]
  /// What the pictures are; nil where there are none.
  let caption: Rectangle?
  /// Of equal size, in as few lines as make them largest; empty where they could not be read.
  let pictures: [Rectangle]

  init(_ area: Rectangle, count: Int) {
    func line(_ offset: Int) -> Rectangle {
      Rectangle(column: area.column, row: area.row + offset, width: area.width, height: 1)
    }
    title = line(0)
    headings = line(1)
    let shown = min(count, max(area.height - 2, 0))
    rows = (0..<shown).map { line(2 + $0) }
    let used = 4 + shown
    pictures = Self.pictures(
      Rectangle(
        column: area.column, row: area.row + used, width: area.width,
        height: max(area.height - used, 0)),
      count: count)
    caption = pictures.isEmpty ? nil : line(used - 1)
  }

  private static func pictures(_ area: Rectangle, count: Int) -> [Rectangle] {
    let sizes = (1...max(count, 1)).map { columns in
      (columns: columns, size: size(area, columns, lines: (count + columns - 1) / columns))
    }
    // Of equal heights the one with the fewest lines.
    guard let best = sizes.max(by: { ($0.size.height, $0.columns) < ($1.size.height, $1.columns) }),
      best.size.height >= 5, count > 0
    else { return [] }
    // As many in each line as in the others.
    let lines = (count + best.columns - 1) / best.columns
    let columns = (count + lines - 1) / lines
    return (0..<count).map { index in
      Rectangle(
        column: area.column + index % columns * (best.size.width + gap),
        row: area.row + index / columns * best.size.height, width: best.size.width,
        height: best.size.height)
    }
  }

  private static let gap = 2

  /// A picture has a line for its name and is about square, a cell being twice as high as wide.
  private static func size(_ area: Rectangle, _ columns: Int, lines: Int) -> Size {
    let width = (area.width - gap * (columns - 1)) / columns
    let height = min(area.height / lines, (width + 1) / 2 + 1)
    return Size(width: min(width, 2 * (height - 1) + 2), height: height)
  }
}
