internal import Cells
internal import Plotting

/// How the plane is read.
struct Legend {
  let state: State

  /// Each sign and what it means.
  static let entries: [(sign: String, meaning: String)] = [
    ("tint", "a point of the class meets the margin"),
    ("·  ·", "band: right when used, still pulled"),
    ("line", "beyond it the other class wins"),
    ("ring", "arcs: the class that wins there"),
    ("3", "outside the ring: prototype of class 3"),
    ("3", "inside: a point of class 3, wrong"),
  ]

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    let pen = TextPen(state)
    pen.title("reading the plane: training points", in: rectangle, on: &frame)
    for (offset, entry) in Self.entries.prefix(rectangle.height - 1).enumerated() {
      let row = rectangle.row + 1 + offset
      pen.write(entry.sign, column: rectangle.column, row: row, width: 6, on: &frame)
      pen.write(
        entry.meaning, column: rectangle.column + 6, row: row, width: rectangle.width - 6,
        on: &frame, foreground: pen.theme.secondText)
    }
  }
}
