internal import Cells
internal import Drawing
internal import Laboratory
internal import Plotting
internal import Training

/// What is asked about, in numbers: a training point, a place of the plane, or a prototype.
struct AskPanel: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "ask", place: .alwaysSecond, rank: 0, leastWidth: 30,
    applies: { $0.asked != nil }
  ) { needs in
    // Where there is room for all of a point, that comes before other panels.
    let isFull = needs.answerRows > 10
    return PanelDescription.Rows(
      isFull ? needs.answerRows : min(needs.answerRows, 8), needs.answerRows,
      needs.answerRows + (isFull ? 8 : 1))
  }

  let state: State

  init(_ state: State) { self.state = state }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard let asked = state.asked, let answer = state.answer else { return }
    let pen = TextPen(state)
    pen.title(answer.titles, in: rectangle, on: &frame)
    let area = Rectangle(
      column: rectangle.column, row: rectangle.row + 1, width: rectangle.width,
      height: rectangle.height - 1)
    var sketch: PictureSketch?
    if case .sample(let sample) = asked, area.width >= 44, area.height >= 6,
      let picture = state.session.picture(of: sample)
    {
      sketch = PictureSketch(picture, isASCII: pen.isASCII)
      sketch?.draw(
        column: area.column + 1, row: area.row, color: pen.theme.text, on: &frame)
    }
    AnswerPage(answer: answer, area: area, sketch: sketch, pen: pen).draw(on: &frame)
  }
}

/// An answer in the rows that there are: the verdict, its figure with its head, as many lines as there
/// is room for, and last what hands can do.
private struct AnswerPage {
  let answer: Answer
  let area: Rectangle
  /// At the left of the first rows.
  let sketch: PictureSketch?
  let pen: TextPen

  private var indent: Int { sketch.map { $0.width + 3 } ?? 0 }
  private var sketchRows: Int { sketch?.height ?? 0 }

  func draw(on frame: inout Frame) {
    let last = area.height - 1
    let verdict = pen.wrapped(answer.verdict, width: area.width - indent).prefix(2)
    var row = 0
    for line in verdict where row < last || row == 0 {
      write(line, row, .strong, on: &frame)
      row += 1
    }
    row = drawFigure(from: row, to: last, on: &frame)
    for line in answer.lines where row < last {
      write(fitting(line, row), row, .plain, on: &frame)
      row += 1
    }
    if last > 0 {
      write(fitting(answer.hints, last), min(max(row, sketchRows), last), .second, on: &frame)
    }
  }

  /// - Returns: the first row below it.
  private func drawFigure(from start: Int, to last: Int, on frame: inout Frame) -> Int {
    guard let figure = answer.figure else { return start }
    let head = [answer.head, [answer.shortHead].filter { !$0.isEmpty }, []].first {
      max(start + $0.count, sketchRows) + figure.leastRows <= last
    }
    guard let head else { return start }
    for (offset, line) in head.enumerated() {
      write(fitting(line, start + offset), start + offset, .plain, on: &frame)
    }
    let top = max(start + head.count, sketchRows)
    // A line below it is worth more than its last row.
    let spare = min(answer.lines.count, max(0, last - top - figure.leastRows))
    let rows = min(figure.mostRows, max(figure.leastRows, last - top - min(spare, 1)))
    figure.draw(
      in: Rectangle(column: area.column, row: area.row + top, width: area.width, height: rows), pen,
      on: &frame)
    return top + rows
  }

  /// Rows beside the picture begin behind it.
  private func left(_ row: Int) -> Int { row < sketchRows ? indent : 0 }

  private func fitting(_ wordings: [String], _ row: Int) -> String {
    pen.fitting(wordings.map(pen.bare), width: area.width - left(row))
  }

  private func write(
    _ text: String, _ row: Int, _ tone: TextPen.Tone, on frame: inout Frame
  ) {
    pen.write(
      text, column: area.column + left(row), row: area.row + row, width: area.width - left(row),
      on: &frame, tone: tone)
  }
}
