internal import Cells
internal import Drawing
internal import Laboratory

/// The view that is shown, in a rectangle that may be too small for it.
struct MainView {
  let state: State

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    let shapes = frame.shapes.count
    PanelRegistry.named(state.shownView)?.init(state).draw(in: rectangle, on: &frame)
    guard frame.shapes.count == shapes, isBlank(rectangle, frame) else { return }
    let pen = TextPen(state)
    let lines = pen.wrapped(words, width: rectangle.width - 1).prefix(rectangle.height)
    for (offset, line) in lines.enumerated() {
      pen.write(
        line, column: rectangle.column, row: rectangle.row + offset, width: rectangle.width,
        on: &frame, tone: .second)
    }
  }

  private var words: String {
    let isPane = state.seat.map { $0.count > 1 && !$0.isEnlarged } ?? false
    return "\(state.shownView): " + (isPane ? "no room here, Enter enlarges" : "needs more room")
  }

  private func isBlank(_ rectangle: Rectangle, _ frame: Frame) -> Bool {
    (rectangle.row..<rectangle.row + rectangle.height).allSatisfy { row in
      (rectangle.column..<rectangle.column + rectangle.width).allSatisfy { column in
        !frame.contains(column: column, row: row) || frame[column, row].isBlank
      }
    }
  }
}
