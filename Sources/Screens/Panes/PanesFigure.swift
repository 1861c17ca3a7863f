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
    let (width, height) = (frame.width - 4, frame.height)
    let told = ComparisonWords(comparison).text
    // All of what is told, as long as the discs find room above it.
    let rows = max(2, min(pen.wrapped(told, width: width).count, 4))
    let fitting = (2...rows).reversed().lazy.compactMap { rows in
      let body = Rectangle(column: 2, row: 3, width: width, height: height - 5 - rows)
      return ComparisonGrid(body, count: comparison.panes.count).map { (rows: rows, grid: $0) }
    }
    guard let (rows, grid) = fitting.first else {
      let words = "needs a larger size for \(comparison.panes.count) runs"
      pen.write(words, column: 2, row: 3, width: width, on: &frame)
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
    for (offset, line) in pen.wrapped(told, width: width, most: rows).enumerated() {
      pen.write(
        line, column: 2, row: frame.height - 1 - rows + offset, width: width, on: &frame,
        tone: .second)
    }
  }

  private var titles: [String] {
    let first = comparison.panes[0]
    let count = "\(comparison.panes.count) runs"
    let run = "step \(comparison.step), seed \(first.configuration.seed)"
    return ["\(count)   \(comparison.dataWords)   \(run)", "\(count)   \(run)", count]
  }
}
