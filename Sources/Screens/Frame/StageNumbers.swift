internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The loss, what it is set to, and both accuracies, in the largest letters that there is room for.
struct StageNumbers {
  let state: State

  /// A text in block letters and what it says, beside it or below.
  private struct Item {
    var text: String
    /// The longest wording first.
    var words: [String]
  }

  func draw(in area: Rectangle, _ pen: TextPen, on frame: inout Frame) {
    let items = [setting] + accuracies
    let title = titleScale(area, pen)
    let scale = BlockText.Scale.all.first { scale in
      let rows = items.reduce(0) { $0 + height($1, scale, area.width, pen) + 1 }
      return items.allSatisfy { width($0.text, scale, pen) <= area.width }
        && rows + (title?.rows ?? 1) + 1 <= area.height
    }
    var row = area.row + drawTitle(in: area, pen, on: &frame) + 1
    for item in items where row < area.row + area.height {
      draw(item, scale, row: row, area, pen, on: &frame)
      row += (scale.map { height(item, $0, area.width, pen) } ?? 1) + 1
    }
  }

  /// Writes the loss.
  ///
  /// - Returns: how many rows it took.
  @discardableResult
  func drawTitle(in area: Rectangle, _ pen: TextPen, on frame: inout Frame) -> Int {
    let text = name(area.width, pen)
    guard let scale = titleScale(area, pen),
      let blocks = BlockText(text, scale, isASCII: pen.isASCII)
    else {
      pen.write(
        text, column: area.column, row: area.row, width: area.width, on: &frame, tone: .strong)
      return 1
    }
    blocks.draw(column: area.column, row: area.row, color: pen.theme.text, on: &frame)
    return scale.rows
  }

  /// The longest name that has room in block letters, else the shortest.
  private func name(_ width: Int, _ pen: TextPen) -> String {
    let setting = SettingWords(state.pane)
    let names = [setting.title, setting.shortTitle, state.lossDescription.title]
    return names.first { self.width($0, .half, pen) <= width } ?? names[2]
  }

  /// No larger than half of the room, which numbers share.
  private func titleScale(_ area: Rectangle, _ pen: TextPen) -> BlockText.Scale? {
    BlockText.Scale.all.first {
      width(name(area.width, pen), $0, pen) <= area.width && 5 * $0.rows <= area.height
    }
  }

  private func width(_ text: String, _ scale: BlockText.Scale, _ pen: TextPen) -> Int {
    BlockText(text, scale, isASCII: pen.isASCII)?.width ?? .max
  }

  /// Words stand beside a number where there is room, else below it.
  private func isBeside(
    _ item: Item, _ scale: BlockText.Scale, _ width: Int, _ pen: TextPen
  ) -> Bool {
    width - self.width(item.text, scale, pen) - 2 >= 12
  }

  private func height(
    _ item: Item, _ scale: BlockText.Scale, _ width: Int, _ pen: TextPen
  ) -> Int {
    scale.rows + (isBeside(item, scale, width, pen) ? 0 : 1)
  }

  private func draw(
    _ item: Item, _ scale: BlockText.Scale?, row: Int, _ area: Rectangle, _ pen: TextPen,
    on frame: inout Frame
  ) {
    guard let scale, let blocks = BlockText(item.text, scale, isASCII: pen.isASCII) else {
      let line = pen.fitting(item.words.map { "\(item.text) \($0)" }, width: area.width)
      return pen.write(
        pen.cut(line, width: area.width), column: area.column, row: row, width: area.width,
        on: &frame, tone: .strong)
    }
    blocks.draw(column: area.column, row: row, color: pen.theme.text, on: &frame)
    guard isBeside(item, scale, area.width, pen) else {
      return pen.write(
        pen.cut(pen.fitting(item.words, width: area.width), width: area.width), column: area.column,
        row: row + scale.rows,
        width: area.width, on: &frame, tone: .strong)
    }
    let left = blocks.width + 2
    let lines = pen.wrapped(item.words[0], width: area.width - left).prefix(scale.rows)
    for (offset, line) in lines.enumerated() {
      pen.write(
        line, column: area.column + left, row: row + scale.rows - lines.count + offset,
        width: area.width - left, on: &frame, tone: .strong)
    }
  }

  /// The margin, or without one the knob that is chosen.
  private var setting: Item {
    let knobs = state.knobs
    let margin = state.lossDescription.marginKey.map(KnobSubject.hyperparameter)
    let knob = knobs.first { $0.subject == margin } ?? knobs[state.chosenKnob]
    let value = String(knob.valueText.prefix { $0 != " " })
    let unit = knob.valueText.dropFirst(value.count).drop { $0 == " " }
    let symbol = knob.shortName
    let title = knob.title == symbol ? "" : knob.title
    let named = [title, String(unit)].filter { !$0.isEmpty }.joined(separator: ", ")
    let words = named + (knob.extraText.map { " (\($0))" } ?? "")
    let whole = "\(symbol) \(value)"
    let isWritten = BlockText(whole, .half, isASCII: false) != nil
    return Item(
      text: isWritten ? whole : value,
      words: [words, isWritten ? String(unit) : symbol])
  }

  /// The share that is right as used and with the margin; without prototypes by the nearest mean and by
  /// the nearest neighbour.
  private var accuracies: [Item] {
    let numbers = state.numbers
    let accuracy = numbers.heldOut ?? numbers.training
    let set = ComparisonNumbers(state.run).setName
    let share = { (value: Double?) in value.map { fixed(min(100 * $0, 100), 1) } ?? "–" }
    let kinds: [(Double?, [String])] =
      state.isMetric
      ? [
        (accuracy?.asUsed, ["nearest mean", "by mean", "mean"]),
        (accuracy?.nearestNeighbour, ["nearest neighbour", "neighbour", "1-NN"]),
      ]
      : [
        (accuracy?.asUsed, ["right as used", "as used", "used"]),
        (accuracy?.withMargin, ["right with margin", "with margin", "with m"]),
      ]
    return kinds.map { value, words in
      Item(text: share(value), words: ["% \(words[0]), \(set)"] + words.map { "% \($0)" })
    }
  }
}
