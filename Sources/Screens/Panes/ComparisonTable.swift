internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The numbers of runs side by side, a row a run; as many columns as there is room for.
struct ComparisonTable {
  static let help: [LegendEntry] = [
    LegendEntry(
      "panes", "each run is a plane: Tab marks one, Enter enlarges it, and ? there explains it"),
    LegendEntry(
      "right", "of the held-out points, as used; of the training points where none are held out"),
    LegendEntry(
      "with m", "right although the margin is in place; without prototypes 1-NN, by the neighbour"),
    LegendEntry("own°", "how far points lie from their own class, the training points' median"),
    LegendEntry("narrow", "the angle between the two classes that are closest to each other"),
    LegendEntry("band°", "how wide the band is that m asks for between equally spaced neighbours"),
    LegendEntry(
      "floor", "the least that the loss can come down to; above: how far it is from there"),
    LegendEntry(
      "loss", "of each run in its own unit: compare the angles of runs, never their losses"),
  ]

  let comparison: Comparison
  let pen: TextPen

  /// Columns that every number takes side by side.
  static let fullWidth = 78

  private struct Column {
    var title: String
    var width: Int
    var text: (ComparisonNumbers) -> String
  }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    if rectangle.width >= Self.fullWidth {
      draw(accuracies + angles + losses, in: rectangle, on: &frame)
    } else if rectangle.width >= 36 {
      drawBlocks(in: rectangle, on: &frame)
    } else {
      let all = accuracies + [Column(title: "own", width: 4) { $0.own }]
      // Heads that are no words are worse than fewer columns.
      let isWide = rectangle.width >= 22
      draw(isWide ? all : all.filter { $0.title != "with m" }, in: rectangle, on: &frame)
    }
  }

  /// Accuracies and angles, and below them what the losses say, with how to read them.
  private func drawBlocks(in rectangle: Rectangle, on frame: inout Frame) {
    let count = comparison.panes.count
    var block = rectangle
    block.height = count + 1
    draw(accuracies + angles.dropLast(), in: block, on: &frame)
    guard rectangle.height >= 2 * count + 3 else { return }
    block.row += count + 2
    draw([angles[2]] + losses, in: block, on: &frame)
    let words = "Read the angles across panes, never the losses: their units differ."
    let lines = pen.wrapped(words, width: rectangle.width - 1)
    guard rectangle.height >= 2 * count + 4 + lines.count else { return }
    for (offset, line) in lines.enumerated() {
      pen.write(
        line, column: rectangle.column + 1, row: block.row + count + 2 + offset,
        width: rectangle.width - 1, on: &frame, tone: .second)
    }
  }

  private var accuracies: [Column] {
    let isMetric = Set(comparison.panes.map(\.isMetric))
    let right = Column(title: "right", width: 6) { $0.used }
    let margin = Column(title: "with m", width: 7) { $0.withMargin }
    let nearest = Column(title: "1-NN", width: 7) { $0.nearest }
    // Shares that another rule decides are no more of one kind than losses are.
    let rule = Column(title: "by", width: 6) { $0.rule }
    return [right] + (isMetric.count > 1 ? [rule] : [])
      + (isMetric.contains(false) ? [margin] : []) + (isMetric.contains(true) ? [nearest] : [])
  }

  private var angles: [Column] {
    [
      Column(title: pen.isASCII ? "own" : "own°", width: 5) { $0.own },
      Column(title: "narrow", width: 7) { $0.narrowest },
      Column(title: pen.isASCII ? "band" : "band°", width: 6) { $0.band },
    ]
  }

  private var losses: [Column] {
    [
      Column(title: "floor", width: 7) { $0.floor }, Column(title: "loss", width: 7) { $0.loss },
      Column(title: "above", width: 7) { $0.above },
    ]
  }

  /// Columns wide enough for a space before every number; the last are left out where the width ends.
  private func fitted(_ columns: [Column], width: Int) -> [Column] {
    let numbers = comparison.panes.map { ComparisonNumbers($0.run) }
    var taken = 0
    return columns.map { column in
      let texts = [column.title] + numbers.map(column.text)
      var column = column
      column.width = max(column.width, 1 + (texts.map { pen.width(of: $0) }.max() ?? 0))
      return column
    }.prefix { column in
      taken += column.width
      return taken <= width
    }
  }

  /// Names at the left in what the numbers leave.
  private func draw(_ columns: [Column], in rectangle: Rectangle, on frame: inout Frame) {
    let indent = rectangle.width < 36 ? 0 : 1
    let columns = fitted(columns, width: rectangle.width - indent)
    let taken = columns.reduce(0) { $0 + $1.width }
    let names = PaneNames(comparison.panes)
    let name = min(rectangle.width - taken - indent, 24)
    write(
      name >= 6 ? "pane" : "", columns.map(\.title), 0, .second, columns, name, rectangle,
      on: &frame)
    for (index, pane) in comparison.panes.enumerated() where index + 1 < rectangle.height {
      let label = pen.fitting(
        names.names(of: index).dropFirst(2).map { "\(PaneNames.sign(index + 1)) \($0)" }
          + [
            "\(PaneNames.sign(index + 1)) \(pane.run.lossDescription.sign)",
            PaneNames.sign(index + 1),
          ],
        width: name)
      let numbers = ComparisonNumbers(pane.run)
      write(
        label, columns.map { $0.text(numbers) }, index + 1,
        index == comparison.marked ? .strong : .plain, columns, name, rectangle, on: &frame)
    }
  }

  private func write(
    _ label: String, _ texts: [String], _ row: Int, _ tone: TextPen.Tone, _ columns: [Column],
    _ name: Int, _ rectangle: Rectangle, on frame: inout Frame
  ) {
    let left = rectangle.column + (rectangle.width < 36 ? 0 : 1)
    pen.write(label, column: left, row: rectangle.row + row, width: name, on: &frame, tone: tone)
    var end = left + name
    for (text, column) in zip(texts, columns) {
      end += column.width
      let width = pen.width(of: text)
      pen.write(
        text, column: end - width, row: rectangle.row + row, width: width, on: &frame, tone: tone)
    }
  }
}
