internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// For the last row of a lecture hall: the plane, the formula and two numbers.
struct BigScreen {
  let state: State

  func draw(on frame: inout Frame) {
    let pen = TextPen(state)
    let plane = plane(frame.size)
    let bottom = plane.height
    PanelRegistry.named(state.shownView)?.init(state).draw(in: plane, on: &frame)
    drawNumbers(
      in: Rectangle(
        column: plane.width + 1, row: 0, width: frame.width - plane.width - 2, height: bottom),
      pen, on: &frame)
    if let words {
      pen.write(
        pen.cut(words, width: frame.width - 2), column: 1, row: bottom,
        width: frame.width - 2, on: &frame, tone: .strong)
    }
    pen.write(
      pen.fitting(formulas, width: frame.width - 2), column: 1, row: frame.height - 1,
      width: frame.width - 2, on: &frame, tone: .strong)
  }

  /// What there is to say; nil when nothing.
  private var words: String? {
    let act = state.diagnoses.first { $0.level == .act }
    let fault = [state.message, act?.text].compactMap(\.self).first
    return fault.map { "! " + $0 } ?? state.notice
  }

  private func plane(_ size: Size) -> Rectangle {
    let bottom = size.height - (words == nil ? 2 : 3)
    return Rectangle(column: 0, row: 0, width: min(2 * bottom + 2, size.width), height: bottom)
  }

  /// The mouse acts on the plane alone; nothing else is there to press.
  func action(for mouse: Mouse, size: Size) -> Action? {
    if mouse.kind == .release { return state.grip == nil ? nil : .mouse(.released) }
    guard mouse.kind == .drag || plane(size).contains(mouse) else { return nil }
    return PanelRegistry.named(state.shownView)?.init(state)
      .action(for: mouse, in: plane(size))
  }

  private var formulas: [String] {
    state.formula.wordings().map(\.text) + [state.lossDescription.title]
  }

  /// The share that is right, and how narrow the needles are; without prototypes the nearest
  /// neighbour in place of angles.
  private var numbers: [(value: String, words: [String])] {
    let numbers = state.numbers
    let accuracy = numbers.heldOut ?? numbers.training
    let set = numbers.heldOut == nil ? "training" : "held out"
    let share = { (value: Double?) in value.map { fixed(min(100 * $0, 100), 1) } ?? "–" }
    if state.isMetric {
      return [
        (share(accuracy?.asUsed), ["% nearest mean, \(set)", "% nearest mean"]),
        (share(accuracy?.nearestNeighbour), ["% nearest neighbour, \(set)", "% 1-NN"]),
      ]
    }
    let own = numbers.ownAngle.map { fixed($0 * 180 / .pi, 1) } ?? "–"
    return [
      (share(accuracy?.asUsed), ["% right as used, \(set)", "% right, \(set)", "% right"]),
      (own, ["° to the own prototype, median", "° to the own prototype", "° own"]),
    ]
  }

  private func drawNumbers(in area: Rectangle, _ pen: TextPen, on frame: inout Frame) {
    guard area.width >= 12, area.height >= 6 else { return }
    let title = pen.fitting(titles, width: area.width)
    pen.write(title, column: area.column, row: 1, width: area.width, on: &frame, tone: .strong)
    pen.write(
      "step \(state.clock)", column: area.column, row: 2, width: area.width, on: &frame)
    let scale = area.width >= 60 && area.height >= 36 ? 2 : 1
    let height = BigDigits.height * scale + 2
    var row = max(4, (area.height - 2 * height - 2) / 2)
    for (value, words) in numbers {
      let digits = BigDigits(value, scale: scale, isASCII: pen.isASCII)
      if digits.width <= area.width, row + height <= area.height {
        digits.draw(column: area.column, row: row, color: pen.theme.text, on: &frame)
        row += BigDigits.height * scale
        pen.write(
          pen.fitting(words, width: area.width), column: area.column, row: row, width: area.width,
          on: &frame, tone: .strong)
        row += 3
      } else {
        let line = pen.fitting(words.map { "\(value) \($0)" }, width: area.width)
        pen.write(line, column: area.column, row: row, width: area.width, on: &frame, tone: .strong)
        row += 2
      }
    }
  }

  /// What is trained, in as many words as there is room for.
  private var titles: [String] {
    let setting = SettingWords(state.pane)
    return [
      "\(setting.title)   \(setting.inFull)", "\(setting.title) \(setting.short)", setting.title,
    ]
  }
}
