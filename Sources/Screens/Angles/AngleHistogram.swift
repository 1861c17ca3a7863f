internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// Two histograms over one axis of degrees: the angle to the prototype of the own class, and to the next one.
struct AngleHistogram: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "angles", isView: true, place: .always, rank: 2, leastWidth: 30,
    applies: { $0.session.metricLoss?.normalizes ?? $0.classifier.isOfAngles }
  ) { _ in PanelDescription.Rows(8, 12, 28) }

  static let help: [LegendEntry] = [
    LegendEntry(
      "own, next",
      "angle from a training point to the prototype of its own class, or without prototypes to its mean, "
        + "and to the nearest other one; in numbers their medians"),
    LegendEntry(
      "95 %", "so many points are at most this far from the prototype of their class",
      "so many are within this"),
    LegendEntry(
      "gap",
      "angle to the next less angle to the own: 95 % of points have more; below 0 a point is wrong"),
    LegendEntry("narrowest", "the smallest angle between two prototypes, or two means"),
    LegendEntry(
      "╌", ascii: "_ -", "where bars ended when the run, or the newest turn of a knob, began"),
  ]

  var snapshot: Snapshot
  /// What to compare with.
  var earlier: EarlierAngles
  var pen: TextPen
  /// Whether the narrowest pair may be told by name.
  private let namesPair: Bool
  private let points: String

  init(_ state: State) {
    snapshot = state.snapshot
    earlier = state.earlier
    namesPair = !state.isGuessing
    points = state.run.countedWord
    pen = TextPen(state)
  }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard rectangle.height >= 6, rectangle.width >= 20 else { return }
    let labelled = rectangle.height >= 12
    pen.title(titles(labelled), in: rectangle, on: &frame)
    let numbers = AngleNumbers(snapshot, namesPair: namesPair)
    let lines = numbers.lines(
      width: rectangle.width, count: rectangle.height >= 10 ? 2 : 1, pen)
    let bars = rectangle.height - 2 - lines.count - (labelled ? 2 : 1)
    var row = drawHistograms(rectangle, labelled, bars, numbers, on: &frame)
    row = drawAxis(
      rectangle, row, isBeyond: [numbers.own, numbers.next].contains { $0.contains { $0 > 90 } },
      on: &frame)
    for (offset, line) in lines.enumerated() {
      pen.write(
        line, column: rectangle.column, row: row + offset, width: rectangle.width, on: &frame)
    }
  }

  /// What angles are measured to.
  private var center: String { isMetric ? "mean" : "prototype" }
  private var isMetric: Bool { snapshot.tally != nil }

  private var isCompared: Bool { earlier.step < snapshot.step }

  private func titles(_ labelled: Bool) -> [String] {
    let titles =
      labelled
      ? ["angles of the \(points), °", "angles, °"]
      : isMetric
        ? ["angle to own mean · to next mean", "angles, °"]
        : ["angle to own class · to next class", "angle to own · to next", "angles, °"]
    guard isCompared else { return titles }
    let sign = pen.isASCII ? "_ -" : "╌"
    return titles.flatMap {
      ["\($0)   \(sign) at step \(earlier.step)", "\($0)   \(sign) step \(earlier.step)"]
    } + titles
  }

  /// Both histograms, told apart by labels, or by a line where room is short; the row after them.
  private func drawHistograms(
    _ rectangle: Rectangle, _ labelled: Bool, _ bars: Int, _ numbers: AngleNumbers,
    on frame: inout Frame
  ) -> Int {
    var row = rectangle.row + 1
    if labelled {
      let words = pen.fitting(
        ["to the \(center) of its own class", "to the own \(center)"], width: rectangle.width)
      row = write(words, rectangle, row, on: &frame)
    }
    row = drawBars(
      numbers.own, earlier.own, rectangle, row, bars / 2, on: &frame)
    let line = pen.isASCII ? "-" : pen.glyphs == .half ? "─" : "▔"
    let between =
      labelled
      ? pen.fitting(
        ["to the nearest other \(center)", "to the next \(center)"], width: rectangle.width)
      : String(repeating: line, count: rectangle.width)
    row = write(between, rectangle, row, on: &frame)
    return drawBars(
      numbers.next, earlier.next, rectangle, row, bars - bars / 2,
      on: &frame)
  }

  private func drawBars(
    _ now: [Double], _ before: [Double], _ rectangle: Rectangle, _ row: Int, _ height: Int,
    on frame: inout Frame
  ) -> Int {
    let columns = rectangle.width
    let area = Rectangle(column: rectangle.column, row: row, width: columns, height: height)
    BarOutline(
      earlier: Bars(isCompared ? before : [], upTo: 90, columns: columns),
      later: Bars(now, upTo: 90, columns: columns), color: pen.theme.boundary, glyphs: pen.glyphs
    ).draw(in: area, on: &frame)
    return row + height
  }

  private func write(
    _ text: String, _ rectangle: Rectangle, _ row: Int, on frame: inout Frame
  ) -> Int {
    frame.write(text, column: rectangle.column, row: row, foreground: pen.theme.secondText)
    return row + 1
  }

  /// The last column also holds what lies beyond 90°, and says so.
  private func drawAxis(
    _ rectangle: Rectangle, _ row: Int, isBeyond: Bool, on frame: inout Frame
  ) -> Int {
    let plot = Rectangle(
      column: rectangle.column, row: row - 1, width: rectangle.width, height: 1)
    AngleTicks(limit: 90, most: plot.width / 6).write(below: plot, theme: pen.theme, on: &frame)
    frame.write(
      isBeyond ? "90+" : "90°", column: rectangle.column + rectangle.width - 3, row: row,
      foreground: pen.theme.secondText)
    return row + 1
  }
}
