internal import Cells
internal import MarginLosses
internal import Plotting
internal import Training

/// How the plane is read, as it is drawn now.
struct Legend {
  let state: State

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    let pen = TextPen(state)
    pen.title(["reading the plane"], in: rectangle, on: &frame)
    for (offset, entry) in entries.prefix(rectangle.height - 1).enumerated() {
      let row = rectangle.row + 1 + offset
      pen.write(entry.sign, column: rectangle.column, row: row, width: 6, on: &frame)
      pen.write(
        entry.meaning, column: rectangle.column + 7, row: row, width: rectangle.width - 7,
        on: &frame, tone: .second)
    }
  }

  /// A sign on the plane and what it means.
  typealias Entry = (sign: String, meaning: String)

  /// Meanings of at most 38 columns, for the narrowest panel.
  var entries: [Entry] { ground + points + Self.rings }

  private var ground: [Entry] {
    let clear = state.display.colorTheme.hasTint ? "tint" : "clear"
    switch state.fill {
    case .wedges where state.lossDescription.marginKey == nil:
      return [(clear, "this class wins; there is no margin")]
    case .wedges:
      return [(clear, "margin met"), ("· ·", "band: right as used, still pulled")]
    case .confidence: return [("tint", "p as used: 95 %, 80 %, 50 %, less")]
    case .none: return []
    }
  }

  private var points: [Entry] {
    let name = state.snapshot.classNames.last ?? ""
    if state.isNormalized {
      return [("bars", "how many training points look here")]
    }
    return [
      ("dots", "training points, coloured by label"),
      (name, "inside: a point of \(name), wrong as used"),
    ]
  }

  private static let rings: [Entry] = [
    ("line", "two classes equal, as used"), ("ring", "class that wins there, as used"),
    ("letter", "outside: a class's prototype"), ("‖x‖", "length at the ring; steps of √2"),
  ]
}
