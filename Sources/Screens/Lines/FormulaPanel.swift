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
    let words = FormulaWords(state)
    for (offset, line) in lines.prefix(rectangle.height).enumerated() {
      pen.write(
        words.pieces(of: pen.worded(line), offset == 0 ? .plain : .second), column: 1,
        row: rectangle.row + offset, width: width, on: &frame)
    }
  }

  /// The formula and below it what it comes to for one comparison; the numbers alone where there
  /// is one row.
  private func comparedLines(width: Int, rows: Int, _ pen: TextPen) -> [String] {
    guard rows > 0 else { return [] }
    let formulas = state.formula.wordings().map(\.text)
    let example = ExampleComparison(state).wordings.first { pen.width(of: $0) + 2 <= width }
    if rows == 1, let example { return [example] }
    return (formulas.first { pen.width(of: $0) <= width }.map { [$0] } ?? [])
      + (example.map { ["  " + $0] } ?? [])
  }

  private func lines(width: Int, rows: Int, _ pen: TextPen) -> [String] {
    if state.isMetric { return comparedLines(width: width, rows: rows, pen) }
    // Numbers that ran away are neither right nor wrong.
    guard state.session.isFinite, let point = ExamplePoint(state) else {
      return fitting(nil, width, pen)
    }
    let numbers = point.wordings.map(pen.bare).first { pen.width(of: $0) <= width }
    let first = named(point, width, pen) ?? fitting(point, width, pen).first
    return [first, numbers].compactMap(\.self)
  }

  /// What the wordings of the formula depend on.
  private struct Side: Equatable {
    var loss: LossInForce
    var isFirst: Bool?
  }

  /// All wordings of the formula, on the side of its choice on which a point lies.
  private func wordings(for point: ExamplePoint) -> [LossFormula.Wording] {
    let (formula, sample) = (state.formula, point.numbers.sample)
    let side = Side(loss: state.lossInForce, isFirst: formula.side(of: sample))
    return state.pictures.recall(side) { formula.wordings(for: sample) }
  }

  /// The formula that says most and still leaves room for the point's name, with what it comes to
  /// where there is room for that too.
  private func named(_ point: ExamplePoint, _ width: Int, _ pen: TextPen) -> String? {
    let names = point.names.map { name in
      pen.isASCII && name.contains("°") ? pen.bare(name) + " deg" : name
    }
    for wording in wordings(for: point) where wording.isWhole {
      for name in names {
        let room = width - pen.width(of: name) - 3
        let solved = wording.head + point.solution + wording.tail
        guard let text = [solved, wording.text].first(where: { pen.width(of: $0) <= room }) else {
          continue
        }
        return text + String(repeating: " ", count: room + 3 - pen.width(of: text)) + name
      }
    }
    return nil
  }

  /// The formula alone in as many words as there is room for.
  private func fitting(_ point: ExamplePoint?, _ width: Int, _ pen: TextPen) -> [String] {
    (point.map(wordings) ?? state.formula.wordings()).map(\.text)
      .first { pen.width(of: $0) <= width }.map { [$0] } ?? []
  }
}
