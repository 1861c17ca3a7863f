internal import Cells
internal import Plotting
internal import Training

/// The marks of this run, newest last, and what the run stands at.
struct WhatHappened {
  let state: State

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    let pen = TextPen(state)
    pen.title("what happened", in: rectangle, on: &frame)
    let rows = rectangle.height - 1
    let seed = state.configuration.seed
    let start = "seed \(seed), \(state.configuration.initialization.rawValue) start"
    var lines = [(0, start)] + state.session.history.marks.map { ($0.step, $0.text) }
    if lines.count > rows { lines = Array(lines.suffix(rows)) }
    for (offset, line) in lines.enumerated() {
      let row = rectangle.row + 1 + offset
      pen.write(
        "step \(line.0)", column: rectangle.column, row: row, width: 11, on: &frame,
        foreground: pen.theme.secondText)
      pen.write(
        line.1, column: rectangle.column + 12, row: row, width: rectangle.width - 12, on: &frame)
    }
  }
}
