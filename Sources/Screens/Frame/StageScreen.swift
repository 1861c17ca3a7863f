internal import Cells
internal import Drawing
internal import Laboratory
internal import Plotting
internal import Training

/// The stage, for the last row of a lecture hall: a view, the loss, its margin and both accuracies in block
/// letters, the chosen knob, one sentence, and the formula as a fraction.
struct StageScreen {
  let state: State

  func draw(on frame: inout Frame) {
    let pen = TextPen(state)
    let places = places(frame.size)
    PanelRegistry.named(state.shownView)?.init(state).draw(in: places.view, on: &frame)
    if let side = places.side { drawNumbers(in: side, pen, on: &frame) }
    if let knob = places.knob { KnobPanel(state).draw(in: knob, on: &frame) }
    let area = places.sentence
    let lines = pen.wrapped(sentence, width: area.width, most: area.height)
    for (offset, line) in lines.enumerated() {
      pen.write(
        line, column: area.column, row: area.row + offset, width: area.width, on: &frame,
        tone: .strong)
    }
    StageFormula(state: state).draw(in: places.formula, pen, on: &frame)
  }

  /// What is asked about, else the numbers.
  private func drawNumbers(in area: Rectangle, _ pen: TextPen, on frame: inout Frame) {
    let numbers = StageNumbers(state: state)
    guard state.asked != nil, area.height >= 10 else {
      return numbers.draw(in: area, pen, on: &frame)
    }
    numbers.drawTitle(in: area, pen, on: &frame)
    AskPanel(state).draw(
      in: Rectangle(
        column: area.column, row: area.row + 4, width: area.width, height: area.height - 4),
      on: &frame)
  }

  /// One thing that there is to say; what is wrong first.
  private var sentence: String {
    if let message = state.message { return "! " + message }
    if let notice = state.notice { return notice }
    let diagnosis = state.diagnosis
    return (diagnosis.level == .act ? "! " : "") + diagnosis.text
  }

  /// Where things stand; the same whatever there is to say.
  struct Places: Equatable {
    var view: Rectangle
    /// Beside the view; nil where it has the whole width.
    var side: Rectangle?
    /// The chosen knob, below what is beside the view; nil where it has no room.
    var knob: Rectangle?
    /// Two rows of a narrow screen, whose view is no larger for a row more.
    var sentence: Rectangle
    var formula: Rectangle
  }

  func places(_ size: Size) -> Places {
    let formula = size.height >= 22 && size.width >= 60 ? StageFormula.rows : 1
    let rows = size.width < 60 && size.height >= 12 ? 2 : 1
    let bottom = max(size.height - formula - rows, 1)
    let isWide = PanelRegistry.named(state.shownView)?.description.place == .viewOnly
    // Names of losses in block letters beside a round view.
    let least = size.width >= 80 ? 41 : 26
    let round = min(2 * bottom + 2, max(size.width - least, 2 * size.width / 5))
    let width = isWide ? size.width : min(round, size.width)
    var side = Rectangle(
      column: width + 1, row: 0, width: size.width - width - 2, height: bottom)
    var knob: Rectangle?
    if side.width >= 12, bottom >= 12, !state.knobs.isEmpty {
      side.height -= KnobPanel.lineHeight
      knob = Rectangle(
        column: side.column, row: side.height, width: side.width, height: KnobPanel.lineHeight)
    }
    return Places(
      view: Rectangle(column: 0, row: 0, width: width, height: bottom),
      side: side.width >= 12 ? side : nil, knob: knob,
      sentence: Rectangle(column: 1, row: bottom, width: size.width - 2, height: rows),
      formula: Rectangle(
        column: 1, row: bottom + rows, width: size.width - 2, height: size.height - bottom - rows))
  }

  private var isKnobHeld: Bool { if case .knob? = state.grip { true } else { false } }

  /// The mouse acts on the view, and on the knob.
  func action(for mouse: Mouse, size: Size) -> Action? {
    if mouse.kind == .release { return state.grip == nil ? nil : .mouse(.released) }
    let places = places(size)
    if let knob = places.knob, knob.contains(mouse) || isKnobHeld {
      return KnobPanel(state).action(for: mouse, in: knob)
    }
    let view = places.view
    guard mouse.kind == .drag || view.contains(mouse) else { return nil }
    return PanelRegistry.named(state.shownView)?.init(state).action(for: mouse, in: view)
  }
}
