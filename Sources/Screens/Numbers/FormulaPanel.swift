internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The loss's formula, and the same formula with the numbers of the shown training point.
struct FormulaPanel {
  let state: State

  /// Writes as many lines as there are rows; a line that does not fit is left out whole.
  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    let pen = TextPen(state)
    let width = rectangle.width - 2
    let lines = lines(width: width, rows: rectangle.height, pen)
    for (offset, line) in lines.prefix(rectangle.height).enumerated() {
      pen.write(
        line, column: 1, row: rectangle.row + offset, width: width, on: &frame,
        tone: offset == 0 ? .plain : .second)
    }
  }

  /// The formula and below it what it comes to for one comparison; the numbers alone where there
  /// is one row.
  private func comparedLines(width: Int, rows: Int, _ pen: TextPen) -> [String] {
    guard rows > 0 else { return [] }
    let formula = state.formula
    let example = ExampleComparison(state).wordings.first { pen.width(of: $0) + 2 <= width }
    if rows == 1, let example { return [example] }
    return (pen.width(of: formula) <= width ? [formula] : []) + (example.map { ["  " + $0] } ?? [])
  }

  private func lines(width: Int, rows: Int, _ pen: TextPen) -> [String] {
    if state.isMetric { return comparedLines(width: width, rows: rows, pen) }
    let formula = state.lossDescription.formula
    guard let point = ExamplePoint(state) else {
      return fitting(width, pen)
    }
    let solved = formula + point.solution
    let name = pen.isASCII ? pen.bare(point.name) + " deg" : point.name
    let first = [solved, formula].first { pen.width(of: $0) + 3 + pen.width(of: name) <= width }
    let numbers = point.wordings.map(pen.bare).first { pen.width(of: $0) <= width }
    guard let first else {
      return fitting(width, pen) + (numbers.map { [$0] } ?? [])
    }
    let gap = width - pen.width(of: first) - pen.width(of: name)
    return [first + String(repeating: " ", count: gap) + name] + (numbers.map { [$0] } ?? [])
  }

  /// The formula, or where it is too long the target logit that is particular to it.
  private func fitting(_ width: Int, _ pen: TextPen) -> [String] {
    let description = state.lossDescription
    return [description.formula, "ψ = " + description.targetFormula]
      .first { pen.width(of: $0) <= width }.map { [$0] } ?? []
  }
}
