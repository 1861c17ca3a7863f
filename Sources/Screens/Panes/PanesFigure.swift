internal import Cells
internal import Drawing
internal import Laboratory
internal import Training

/// Runs side by side as a drawing: each with its picture and numbers, and what they tell together.
struct PanesFigure {
  let state: State
  let comparison: Comparison

  func draw(on frame: inout Frame) {
    let pen = TextPen(state)
    pen.heading(titles, row: 1, indent: 2, on: &frame)
    let body = Rectangle(column: 2, row: 3, width: frame.width - 4, height: frame.height - 7)
    guard let grid = ComparisonGrid(body, count: comparison.panes.count) else {
      let words = "needs a larger size for \(comparison.panes.count) runs"
      pen.write(words, column: 2, row: 3, width: body.width, on: &frame)
      return
    }
    let names = PaneNames(comparison.panes)
    for index in comparison.panes.indices {
      ComparisonPane(
        state: state.focused(on: index), number: index + 1, isMarked: false,
        names: names.names(of: index), grid: grid
      ).draw(in: grid.cell(index), on: &frame)
    }
    if let table = grid.table {
      ComparisonTable(comparison: comparison, pen: pen).draw(in: table, on: &frame)
    }
    let words = pen.wrapped(ComparisonWords(comparison).text, width: frame.width - 4)
    for (offset, line) in words.prefix(2).enumerated() {
      pen.write(
        line, column: 2, row: frame.height - 3 + offset, width: frame.width - 4, on: &frame,
        tone: .second)
    }
  }

  private var titles: [String] {
    let first = comparison.panes[0]
    let count = "\(comparison.panes.count) runs"
    let run = "step \(comparison.step), seed \(first.configuration.seed)"
    return ["\(count)   \(first.dataWords)   \(run)", "\(count)   \(run)", count]
  }
}
