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
      "error", "pairs taken wrongly for one class = pairs taken wrongly for two; 50 % is chance"),
    LegendEntry(
      "TAR, FAR", "pairs of one class that are accepted where so many others are, too"),
    LegendEntry(
      "rank, mAP", "the nearest other samples are of the same class; all of them ranked"),
    LegendEntry(
      "within", "the threshold of each rate: an angle, its cosine, and the squared distance"),
    LegendEntry("same if", "┃ the threshold: the knob moves it, Backspace: equal error"),
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
    let table = OpenSetTable(state, report)
    let thresholds = ThresholdTable(report)
    var area = rectangle
    area.row += 1
    area.height -= 1
    let isWide = area.width >= 60
    let width = isWide ? 36 : area.width
    let rows = min(
      table.count + thresholds.count,
      isWide || area.height < 12 ? area.height : max(area.height - 7, table.count + 3))
    let rates = min(rows, table.count)
    table.draw(
      in: Rectangle(column: area.column, row: area.row, width: width, height: rates), pen,
      on: &frame)
    thresholds.draw(
      in: Rectangle(
        column: area.column, row: area.row + rates, width: width, height: rows - rates), pen,
      on: &frame)
    if isWide {
      AcceptanceCurve(report, threshold: state.thresholdApart, pen: pen).draw(
        in: Rectangle(
          column: area.column + 39, row: area.row, width: area.width - 39, height: rows), on: &frame
      )
    }
    area.row += rows
    area.height -= rows
    drawHistograms(report, in: area, on: &frame)
  }

  private func titles(_ report: OpenSetReport) -> [String] {
    let counts = "\(report.unseen.classes) classes never seen"
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
