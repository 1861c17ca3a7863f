internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The knobs with their bars and limit marks; the chosen one is marked and reversed.
struct KnobPanel: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "knobs", place: .alwaysSecond, rank: 1, leastWidth: 18
  ) { needs in
    let live = needs.liveKnobs + 1
    return PanelDescription.Rows(3, live + 1, live + needs.otherKnobs + 2)
  }

  static let help: [LegendEntry] = [
    LegendEntry("┃ on a bar", "the largest margin that this many classes can meet in the plane"),
    LegendEntry("┿ on a bar", "the same for the two nearest prototypes as they stand now"),
    LegendEntry("○ on a bar", "what is in force while a warm-up raises it to ●"),
    LegendEntry("▸", "the knob that the arrows turn"),
  ]

  /// Rows with the title and the chosen knob alone.
  static let lineHeight = 2

  let state: State

  init(_ state: State) { self.state = state }

  /// All that is drawn of a state.
  private struct Content: Equatable {
    var knobs: [Knob]
    var chosen: Int
    var entry: String?
    var loss: LossInForce
  }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    let knobs = state.knobs
    let content = Content(
      knobs: knobs, chosen: state.chosenKnob, entry: state.entry, loss: state.lossInForce)
    state.pictures.draw(content, state.display, in: rectangle, on: &frame) { frame in
      draw(knobs, in: rectangle, on: &frame)
    }
  }

  private func draw(_ knobs: [Knob], in rectangle: Rectangle, on frame: inout Frame) {
    let pen = TextPen(state)
    let titles = state.configuration.isJudged ? ["turn"] : ["turn, while it runs", "turn"]
    pen.title(titles, in: rectangle, on: &frame)
    let shown = shown(knobs, rows: rectangle.height - 1)
    let columns = KnobColumns(knobs.map(texts), width: rectangle.width, pen)
    let rows = rows(of: shown, knobs, in: rectangle)
    for (index, row) in zip(shown.indices, rows) {
      draw(
        knobs[index], isChosen: index == state.chosenKnob, row: row, rectangle, columns, pen,
        on: &frame)
    }
    for (row, next) in zip(rows, rows.dropFirst()) where next > row + 1 {
      drawRule(rectangle, row + 1, pen, on: &frame)
    }
    guard shown.hasSummary, let last = rows.last else { return }
    pen.write(
      summary(knobs.filter(\.startsAnew), width: rectangle.width - 2, pen),
      column: rectangle.column + 2, row: last + 1,
      width: rectangle.width - 2, on: &frame, tone: .second)
  }

  /// The row of each knob that is shown; one is left out for a rule.
  private func rows(of shown: Shown, _ knobs: [Knob], in rectangle: Rectangle) -> [Int] {
    var row = rectangle.row
    return shown.indices.map { index in
      row += 1
      if shown.hasRule, index > 0, knobs[index].startsAnew, !knobs[index - 1].startsAnew {
        row += 1
      }
      return row
    }
  }

  /// A press chooses a knob, on its bar or its arrows it turns it too; so does the wheel.
  func action(for mouse: Mouse, in rectangle: Rectangle) -> Action? {
    let knobs = state.knobs
    let shown = shown(knobs, rows: rectangle.height - 1)
    let columns = KnobColumns(knobs.map(texts), width: rectangle.width, TextPen(state))
    var under = zip(shown.indices, rows(of: shown, knobs, in: rectangle))
      .first { $0.1 == mouse.row }?.0
    if mouse.kind == .drag, case .knob(let held, _) = state.grip { under = held }
    guard let knob = under, knobs.indices.contains(knob) else { return nil }
    switch mouse.kind {
    case .wheelUp: return .mouse(.knobNudged(knob, 1))
    case .wheelDown: return .mouse(.knobNudged(knob, -1))
    case .press, .drag:
      let start = rectangle.column + columns.barStart
      let width = rectangle.width - columns.barStart - columns.margin
      if width >= 6, mouse.column >= start || mouse.kind == .drag {
        let share = Double(mouse.column - start) / Double(width - 1)
        let dial = state.pane.dial(knobs[knob].subject)
        return .mouse(.pressed(.knob(knob, dial.rest(at: min(max(share, 0), 1)))))
      }
      guard knob == state.chosenKnob, mouse.kind == .press else {
        return .mouse(.pressed(.knob(knob, nil)))
      }
      let value = rectangle.column + columns.valueStart
      let length = TextPen(state).width(of: texts(knobs[knob]).value)
      if (value...value + 1).contains(mouse.column) { return .mouse(.knobNudged(knob, -1)) }
      let end = value + length + 2
      if (end...end + 1).contains(mouse.column) { return .mouse(.knobNudged(knob, 1)) }
      return .mouse(.pressed(.knob(knob, nil)))
    case .release: return nil
    }
  }

  /// The knobs that fit, the chosen one always among them, and whether a line is left for those
  /// that start anew.
  private func shown(_ knobs: [Knob], rows: Int) -> Shown {
    let live = knobs.indices.filter { !knobs[$0].startsAnew }
    let all = live + knobs.indices.filter { knobs[$0].startsAnew }
    if all.count <= rows { return Shown(indices: all, hasRule: all.count < rows) }
    if rows > live.count, live.contains(state.chosenKnob) {
      return Shown(indices: live, hasSummary: true)
    }
    let position = all.firstIndex(of: state.chosenKnob) ?? 0
    let first = max(0, position - rows + 1)
    return Shown(indices: Array(all[first..<min(first + rows, all.count)]))
  }

  /// Which knobs have a row.
  private struct Shown {
    var indices: [Int]
    /// Whether the last line names the knobs without a row.
    var hasSummary: Bool = false
    /// Whether a rule parts the knobs that start anew.
    var hasRule: Bool = false
  }

  private func drawRule(
    _ rectangle: Rectangle, _ row: Int, _ pen: TextPen, on frame: inout Frame
  ) {
    let words =
      state.configuration.isJudged
      ? "turning this takes other rows" : "turning these begins a new run"
    let rule = String(repeating: "─", count: max(0, rectangle.width - words.count - 6))
    pen.write(
      "  ─ \(words) \(rule)", column: rectangle.column, row: row, width: rectangle.width - 1,
      on: &frame, tone: .second)
  }

  private func summary(_ knobs: [Knob], width: Int, _ pen: TextPen) -> String {
    let full = knobs.map { "\($0.title) \($0.valueText)" }.joined(separator: ", ")
    let names = knobs.map(\.title)
    let wordings = (1...max(names.count, 1) + 1).reversed().lazy.map { count in
      (state.configuration.isJudged ? "other rows: " : "begin a new run: ")
        + (count > names.count ? full : names.prefix(count).joined(separator: ", "))
        + (count < names.count ? " …" : "")
    }
    let words = pen.fitting(wordings, width: width)
    guard pen.width(of: words) > width else { return words }
    let count = knobs.count
    let (others, anew) = count == 1 ? ("takes", "starts") : ("take", "start")
    return state.configuration.isJudged
      ? pen.fitting(["\(count) more \(others) other rows", "\(count): other rows"], width: width)
      : pen.fitting(["\(count) more \(anew) the run anew", "\(count): a new run"], width: width)
  }

  /// What is printed of a knob, the bar aside.
  private func texts(_ knob: Knob) -> KnobTexts {
    KnobTexts(
      symbol: knob.symbol, title: knob.title, value: knob.valueText, extra: knob.extraText ?? "")
  }

  private func draw(
    _ knob: Knob, isChosen: Bool, row: Int, _ rectangle: Rectangle, _ columns: KnobColumns,
    _ pen: TextPen, on frame: inout Frame
  ) {
    var texts = texts(knob)
    if isChosen, let entry = state.entry {
      texts.value = entry + "_"
    } else if columns.extra == 0, knob.valueText == "–" {
      texts.value = "– \(texts.extra)"
    }
    let value = isChosen ? "◀ \(texts.value) ▶" : "  \(texts.value)"
    let left = rectangle.column
    let plain: TextPen.Tone = isChosen ? .plain : .second
    if isChosen { pen.write("▸", column: left, row: row, width: 1, on: &frame) }
    pen.write(
      columns.isShort ? texts.short : texts.name, column: left + 2, row: row,
      width: columns.name, on: &frame, tone: plain)
    // A value that its column would cut stands right behind its name.
    let fits = columns.valueStart + pen.width(of: value) <= rectangle.width
    let start = fits || !columns.isShort ? columns.valueStart : 3 + pen.width(of: texts.short)
    pen.write(
      value, column: left + start, row: row, width: rectangle.width - start, on: &frame,
      tone: isChosen ? .chosen : .plain)
    if columns.extra > 0 {
      pen.write(
        texts.extra, column: left + columns.extraStart, row: row, width: columns.extra, on: &frame,
        tone: plain)
    }
    KnobBar(knob: knob).draw(
      column: left + columns.barStart, row: row,
      width: rectangle.width - columns.barStart - columns.margin, pen, on: &frame)
  }
}
