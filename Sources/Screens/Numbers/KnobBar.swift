internal import Cells
internal import Drawing
internal import Laboratory

/// A knob's place between its ends, and the limit's.
struct KnobBar {
  let knob: Knob

  func draw(column: Int, row: Int, width: Int, _ pen: TextPen, on frame: inout Frame) {
    guard width >= 6 else { return }
    let position = place(knob.fraction, width)
    let limit = knob.limitFraction.map { limitPlace($0, beside: position, width) } ?? width
    let actual = knob.actualFraction.map { place($0, width) }
    let now = knob.nowFraction.map { place($0, width) }
    for cell in 0..<width {
      let bar = cell == actual ? "┿" : cell > limit ? "╌" : "━"
      let scalar = cell == position ? "●" : cell == now ? "○" : cell == limit ? "┃" : bar
      let isFaint = cell != limit && cell != actual && cell > position
      pen.write(
        scalar, column: column + cell, row: row, width: 1, on: &frame,
        tone: isFaint ? .second : .plain)
    }
  }

  /// The limit's own cell, or the next one where the knob stands on it.
  private func limitPlace(_ fraction: Double, beside position: Int, _ width: Int) -> Int {
    let limit = place(fraction, width)
    guard limit == position else { return limit }
    return knob.fraction > fraction || position == width - 1 ? position - 1 : position + 1
  }

  private func place(_ fraction: Double, _ width: Int) -> Int {
    Int((min(max(fraction, 0), 1) * Double(width - 1)).rounded())
  }
}
