internal import Cells
internal import Plotting

/// The knobs with their bars and limit marks; the chosen one is marked and reversed.
struct KnobPanel {
  let state: State

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    let pen = TextPen(state)
    pen.title("turn, while it runs", in: rectangle, on: &frame)
    let knobs = state.knobs
    let live = knobs.indices.filter { !knobs[$0].startsAnew }
    let rows = rectangle.height - 1
    let anew = knobs.indices.filter { knobs[$0].startsAnew }
    let shown = visible(live: live, anew: anew, rows: rows)
    let hasRule = rows > shown.indices.count && !shown.summary
    for (offset, index) in shown.indices.enumerated() {
      let isBelowRule = hasRule && knobs[index].startsAnew
      draw(
        knobs[index], isChosen: index == state.chosenKnob,
        row: rectangle.row + 1 + offset + (isBelowRule ? 1 : 0), rectangle, pen, on: &frame)
    }
    if hasRule {
      var rule = rectangle
      rule.row += 1 + live.count
      pen.title("turn, and start anew", in: rule, on: &frame)
    }
    guard shown.summary else { return }
    let names = anew.map { "\(knobs[$0].title) \(knobs[$0].valueText)" }
    let full = "starts anew: " + names.joined(separator: ", ")
    let short = "starts anew: " + anew.map { knobs[$0].title }.joined(separator: ", ")
    let shortest = "starts anew: d e and more, ↑↓"
    let text = [full, short].first { pen.width(of: $0) + 2 <= rectangle.width } ?? shortest
    pen.write(
      text, column: rectangle.column + 2, row: rectangle.row + rectangle.height - 1,
      width: rectangle.width - 2, on: &frame, foreground: pen.theme.secondText)
  }

  /// Rows that fit: the chosen knob is always among them.
  private func visible(
    live: [Int], anew: [Int], rows: Int
  ) -> (indices: [Int], summary: Bool) {
    if live.count + anew.count <= rows { return (live + anew, false) }
    let hasSummary = rows > live.count && !anew.contains(state.chosenKnob)
    let room = hasSummary ? rows - 1 : rows
    let all = live + anew
    guard let position = all.firstIndex(of: state.chosenKnob), position >= room else {
      return (Array(all.prefix(hasSummary ? min(room, live.count) : room)), hasSummary)
    }
    return (Array(all[(position - room + 1)...position]), false)
  }

  private func draw(
    _ knob: Knob, isChosen: Bool, row: Int, _ rectangle: Rectangle, _ pen: TextPen,
    on frame: inout Frame
  ) {
    let wide = rectangle.width >= 50
    let typed = isChosen ? state.entry : nil
    let value = typed.map { $0 + "_" } ?? knob.valueText
    let marked = isChosen ? "◀ \(value) ▶" : "  \(value)"
    let indent = knob.startsAnew ? "" : "  "
    let full = knob.symbol.isEmpty ? indent + knob.title : "\(knob.symbol) \(knob.title)"
    let isLong = !wide && !knob.symbol.isEmpty && full.unicodeScalars.count > 9
    let name = isLong ? knob.symbol : full
    pen.write(
      isChosen ? "▸" : " ", column: rectangle.column, row: row, width: 1, on: &frame)
    pen.write(
      name, column: rectangle.column + 2, row: row, width: 11, on: &frame,
      foreground: isChosen ? nil : pen.theme.secondText)
    pen.write(
      marked, column: rectangle.column + (wide ? 13 : 11), row: row, width: 16, on: &frame,
      attributes: isChosen ? .reverse : [])
    let used = wide ? 27 : 11 + max(pen.width(of: marked), 12)
    if wide, let extra = knob.extraText {
      pen.write(
        extra, column: rectangle.column + used, row: row, width: 9, on: &frame,
        foreground: pen.theme.secondText)
    }
    guard knob.valueText != "–" else { return }
    let bar = rectangle.column + (wide ? 37 : used + 1)
    drawBar(
      knob, column: bar, row: row, width: rectangle.column + rectangle.width - bar - 1, pen,
      on: &frame)
  }

  private func drawBar(
    _ knob: Knob, column: Int, row: Int, width: Int, _ pen: TextPen, on frame: inout Frame
  ) {
    guard width >= 6 else { return }
    let position = place(knob.fraction, width)
    let limit = knob.limitFraction.map { place($0, width) }
    for cell in 0..<width {
      let isBeyond = limit.map { cell > $0 } ?? false
      let scalar =
        cell == position ? "●" : cell == limit ? "┃" : isBeyond ? "╌" : "━"
      let isFaint = cell != position && cell != limit && (isBeyond || cell > position)
      pen.write(
        scalar, column: column + cell, row: row, width: 1, on: &frame,
        foreground: isFaint ? pen.theme.secondText : nil)
    }
  }

  private func place(_ fraction: Double, _ width: Int) -> Int {
    Int((min(max(fraction, 0), 1) * Double(width - 1)).rounded())
  }
}
