internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import Plotting
internal import Training

/// What embeddings are worth on classes that were never trained on: pairs of samples told apart, and
/// samples found again, seen and unseen beside each other.
struct OpenSetPanel: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "open-set", isView: true, place: .always, rank: 2, leastWidth: 30,
    applies: { $0.snapshot.unseen.count > 0 }
  ) { _ in PanelDescription.Rows(9, 13, 40) }

  static let help: [LegendEntry] = [
    LegendEntry(
      "seen", "held-out samples of classes trained on; unseen: samples of classes that were not"),
    LegendEntry(
      "EER",
      "equal error rate: at that threshold as many pairs of two classes are taken for one as pairs "
        + "of one for two; 50 % is chance"),
    LegendEntry("TAR", "true acceptance rate: of all pairs of one class, those that are accepted"),
    LegendEntry(
      "FAR",
      "false acceptance rate: of all pairs of two classes, those that are accepted too; it sets the "
        + "threshold of “TAR at FAR 1 %”"),
    LegendEntry(
      "rank-1",
      "how often the nearest other sample is of the same class; rank-5: one of the nearest five"),
    LegendEntry(
      "mAP",
      "mean average precision: 100 % where all samples of a class come before those of any other"),
    LegendEntry(
      "within", "the threshold of each rate: an angle, its cosine, and the squared distance"),
    LegendEntry("same if", "┃ the threshold: the knob moves it, Backspace: equal error"),
    LegendEntry(
      "large m",
      "a margin that cannot be met goes on narrowing classes; strangers then stand out between them, "
        + "unless classes merge: judge it by EER, unseen"),
  ]

  let state: State
  private let pen: TextPen

  init(_ state: State) {
    self.state = state
    pen = TextPen(state)
  }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard let report = state.openSet, rectangle.height >= 6 else { return }
    pen.title(titles(report), in: rectangle, on: &frame)
    var area = rectangle
    area.row += 1
    area.height -= 1
    let rows =
      area.width >= 60
      ? drawWide(report, in: area, on: &frame)
      : drawNarrow(report, in: area, on: &frame)
    area.row += rows
    area.height -= rows
    drawHistograms(report, in: area, on: &frame)
  }

  /// Tables at the left, the curve and what its words mean at the right.
  ///
  /// - Returns: how many rows they take.
  private func drawWide(
    _ report: OpenSetReport, in area: Rectangle, on frame: inout Frame
  ) -> Int {
    let (table, thresholds) = (OpenSetTable(state, report), ThresholdTable(report))
    let rows = min(table.count + thresholds.count, area.height)
    let rates = min(rows, table.count)
    table.draw(
      in: Rectangle(column: area.column, row: area.row, width: 36, height: rates), pen, on: &frame)
    thresholds.draw(
      in: Rectangle(
        column: area.column, row: area.row + rates, width: 36, height: rows - rates), pen,
      on: &frame)
    var side = Rectangle(
      column: area.column + 39, row: area.row, width: area.width - 39, height: rows)
    let words = OpenSetWords(state).lines(width: side.width, pen).prefix(max(0, rows - 10))
    side.height -= words.count
    AcceptanceCurve(report, threshold: state.thresholdApart, pen: pen).draw(in: side, on: &frame)
    for (offset, line) in words.enumerated() {
      pen.write(
        line, column: side.column, row: side.row + side.height + offset, width: side.width,
        on: &frame, tone: .second)
    }
    return rows
  }

  /// Tables, and between them one line of words where there is room.
  ///
  /// - Returns: how many rows they take.
  private func drawNarrow(
    _ report: OpenSetReport, in area: Rectangle, on frame: inout Frame
  ) -> Int {
    let (table, thresholds) = (OpenSetTable(state, report), ThresholdTable(report))
    let rows = min(
      table.count + thresholds.count,
      area.height < 12 ? area.height : max(area.height - 7, table.count + 3))
    let rates = min(rows, table.count)
    table.draw(
      in: Rectangle(column: area.column, row: area.row, width: area.width, height: rates), pen,
      on: &frame)
    let hasWords = rows - rates >= 3
    if hasWords {
      pen.write(
        pen.fitting(OpenSetWords(state).short, width: area.width), column: area.column,
        row: area.row + rates, width: area.width, on: &frame, tone: .second)
    }
    let start = rates + (hasWords ? 1 : 0)
    thresholds.draw(
      in: Rectangle(
        column: area.column, row: area.row + start, width: area.width, height: rows - start), pen,
      on: &frame)
    return rows
  }

  private func titles(_ report: OpenSetReport) -> [String] {
    let count = report.unseen.classes
    let counts = count == 1 ? "one class never seen" : "\(count) classes never seen"
    let isSampled =
      [report.seen, report.unseen].contains {
        $0.scores.isSampled || $0.retrieval?.isSampled ?? false
      }
    let sample = isSampled ? ", of a sample of pairs" : ""
    return [
      "open set: \(counts), \(report.seen.classes) seen\(sample)", "open set: \(counts)\(sample)",
      "open set: \(counts)", "open set",
    ]
  }

  /// How far pairs are apart: of unseen classes, and of seen ones where there is room.
  private func drawHistograms(
    _ report: OpenSetReport, in area: Rectangle, on frame: inout Frame
  ) {
    guard area.height >= 4 else { return }
    let parts = [(report.unseen, "unseen"), (report.seen, "seen")]
      .prefix(area.height >= 11 ? 2 : 1)
    let height = area.height / parts.count
    for (index, (part, name)) in parts.enumerated() {
      PairHistogram(
        part: part, report: report, name: name, threshold: state.thresholdApart, pen: pen
      ).draw(
        in: Rectangle(
          column: area.column, row: area.row + index * height, width: area.width, height: height),
        on: &frame)
    }
  }
}
