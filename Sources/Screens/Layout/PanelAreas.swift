internal import Cells
internal import Drawing

/// How the middle of the screen is divided: the plane at the left, columns of panels beside it, and
/// what is left below it.
struct PanelAreas: Equatable {
  var plane: Rectangle?
  /// Beside the plane, from the left.
  var columns: [Rectangle] = []
  var below: Rectangle?

  private static let narrow = 21
  private static let usual = 39
  private static let smallestPlane = Size(width: 12, height: 6)

  init(_ body: Rectangle) {
    let width = Self.planeWidth(body)
    let height = min(body.height, (width + 3) / 2)
    if width >= Self.smallestPlane.width, height >= Self.smallestPlane.height {
      plane = Rectangle(column: body.column, row: body.row, width: width, height: height)
    }
    guard let plane else {
      below = body
      return
    }
    split(body, beside: plane)
    let rest = body.height - plane.height
    guard rest > (columns.isEmpty ? 2 : 7) else { return }
    let room = columns.isEmpty ? body.width : plane.width
    let indent = room >= 40 ? 1 : 0
    below = Rectangle(
      column: body.column + indent, row: body.row + plane.height, width: room - indent,
      height: rest)
  }

  /// A dot is about square, so a round plane of h rows is 2h columns wide, two less where its
  /// letters still have room.
  private static func planeWidth(_ body: Rectangle) -> Int {
    let natural = 2 * body.height - (body.height > 24 ? 2 : 0)
    let free = body.width - 1
    if free - natural >= usual { return natural }
    if free - usual >= max(natural / 2, usual) { return free - usual }
    if free - natural >= narrow { return natural }
    if free - narrow >= natural * 3 / 4 { return free - narrow }
    return min(body.width, 2 * max(body.height - 4, 0))
  }

  private mutating func split(_ body: Rectangle, beside plane: Rectangle) {
    let gap = body.width >= 100 ? 2 : 1
    let free = body.width - plane.width
    guard free > Self.narrow else { return }
    let count = free >= 2 * (Self.usual + gap) && body.height >= 20 ? 2 : 1
    let each = free / count - gap
    for index in 0..<count {
      columns.append(
        Rectangle(
          column: plane.width + gap + index * (each + gap), row: body.row, width: each,
          height: body.height))
    }
  }
}
