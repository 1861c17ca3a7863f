internal import Cells
internal import Kernels
internal import Plotting
internal import Training

/// What embeddings are worth on classes that were never trained on: pairs of samples told apart, and
/// samples found again, seen and unseen beside each other.
struct OpenSetPanel: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "open-set", isView: true, place: .always, rank: 2, leastWidth: 30,
    applies: { $0.snapshot.unseen.count > 0 }
  ) { _ in PanelDescription.Rows(9, 13, 40) }

  static let help: [Legend.Entry] = [
    Legend.Entry(
      "seen", "held-out samples of classes trained on; unseen: samples of classes that were not"),
    Legend.Entry(
      "error", "pairs taken wrongly for one class = pairs taken wrongly for two; 50 % is chance"),
    Legend.Entry(
      "TAR, FAR", "pairs of one class that are accepted where so many others are, too"),
    Legend.Entry(
      "rank, mAP", "the nearest other samples are of the same class; all of them ranked"),
    Legend.Entry("same if", "┃ the threshold: the knob moves it, Backspace: equal error"),
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
    var area = rectangle
    area.row += 1
    area.height -= 1
    let isWide = area.width >= 60
    let rows = min(
      table.count, isWide || area.height < 12 ? area.height : area.height - 7)

    table.draw(
      in: Rectangle(
        column: area.column, row: area.row, width: isWide ? 36 : area.width, height: rows), pen,
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
    let height = min(area.height / parts.count, 14)
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

/// The rates of seen and unseen classes, in percent.
struct OpenSetTable {
  private let rows: [(name: String, short: String, seen: Double?, unseen: Double?)]

  init(_ state: State, _ report: OpenSetReport) {
    let (seen, unseen) = (report.seen, report.unseen)
    func acceptance(_ most: Double) -> (Double?, Double?) {
      (
        seen.verification?.trueAcceptance(atFalseAcceptance: most),
        unseen.verification?.trueAcceptance(atFalseAcceptance: most)
      )
    }
    var rows: [(String, String, Double?, Double?)] = [
      (
        "equal error", "equal error", seen.verification?.equalErrorRate,
        unseen.verification?.equalErrorRate
      ),
      ("rank-1", "rank-1", seen.retrieval?.rank1, unseen.retrieval?.rank1),
      (
        "closed set, held out", "closed set", state.snapshot.heldOut.accuracy?.asUsed, nil
      ),
    ]
    if let apart = state.thresholdApart {
      let score = report.score(apart)
      let points = [seen, unseen].map { $0.verification?.point(at: score) }
      let text = report.text(apart)
      rows += [
        (
          "same if ≤ \(text): TAR", "≤ \(text) TAR", points[0]?.trueAcceptance,
          points[1]?.trueAcceptance
        ),
        (
          "same if ≤ \(text): FAR", "≤ \(text) FAR", points[0]?.falseAcceptance,
          points[1]?.falseAcceptance
        ),
      ]
    }
    for (most, text) in [(0.1, "10"), (0.01, "1"), (0.001, "0.1")] {
      let (seen, unseen) = acceptance(most)
      rows.append(("TAR at FAR \(text) %", "TAR @ \(text) %", seen, unseen))
    }
    rows += [
      ("rank-5", "rank-5", seen.retrieval?.matches[4], unseen.retrieval?.matches[4]),
      (
        "mean average precision", "mAP", seen.retrieval?.meanAveragePrecision,
        unseen.retrieval?.meanAveragePrecision
      ),
    ]
    self.rows = rows.map { (name: $0.0, short: $0.1, seen: $0.2, unseen: $0.3) }
  }

  /// Rows with the heading.
  var count: Int { rows.count + 1 }

  func draw(in area: Rectangle, _ pen: TextPen, on frame: inout Frame) {
    let isWide = area.width >= 40
    write(
      ("in %", "seen", "unseen"), row: area.row, area, pen, tone: .second, on: &frame)
    for (offset, row) in rows.enumerated() where offset + 1 < area.height {
      write(
        (isWide ? row.name : row.short, text(row.seen), text(row.unseen)),
        row: area.row + 1 + offset, area, pen, tone: .plain, on: &frame)
    }
  }

  private func text(_ share: Double?) -> String { share.map { fixed(100 * $0, 1) } ?? "–" }

  private func write(
    _ texts: (String, String, String), row: Int, _ area: Rectangle, _ pen: TextPen,
    tone: TextPen.Tone, on frame: inout Frame
  ) {
    pen.write(
      texts.0, column: area.column, row: row, width: area.width - 16, on: &frame, tone: tone)
    for (text, end) in [(texts.1, area.width - 8), (texts.2, area.width)] {
      pen.write(
        text, column: area.column + end - pen.width(of: text), row: row, width: 8, on: &frame,
        tone: tone)
    }
  }
}

/// How far pairs of one class and of two are apart, over one axis, and the threshold between them.
struct PairHistogram {
  let part: OpenSetReport.Part
  let report: OpenSetReport
  let name: String
  let threshold: Double?
  let pen: TextPen

  func draw(in area: Rectangle, on frame: inout Frame) {
    guard area.height >= 4 else { return }
    let bars = (area.height - 2) / 2
    write(labels, area.column, area.row, area, on: &frame)
    let end = end
    for (index, scores) in [part.scores.same, part.scores.different].enumerated() {
      let row = area.row + 1 + index * bars
      Bars(counts: counts(of: scores, upTo: end, columns: area.width)).draw(
        in: Rectangle(column: area.column, row: row, width: area.width, height: bars), on: &frame,
        color: index == 0 ? pen.theme.text : pen.theme.secondText, glyphs: pen.glyphs)
    }
    drawAxis(end, in: area, row: area.row + 1 + 2 * bars, on: &frame)
    guard let threshold, threshold <= end else { return }
    let column = min(Int(threshold / end * Double(area.width)), area.width - 1)
    for row in 1...2 * bars {
      pen.write("┃", column: area.column + column, row: area.row + row, width: 1, on: &frame)
    }
  }

  /// How many pairs fall into each column, found by its ends; the last one holds those beyond.
  private func counts(of scores: [Double], upTo end: Double, columns: Int) -> [Int] {
    var before = 0
    return (1...columns).map { column in
      let least = report.score(Double(column) / Double(columns) * end)
      let reached =
        column == columns ? scores.count : PairScores.count(of: scores, from: least)
      defer { before = reached }
      return reached - before
    }
  }

  private var labels: [String] {
    let sample = part.scores.isSampled ? ", sampled" : ""
    let count = grouped(part.scores.same.count + part.scores.different.count)
    return [
      "\(name): same class above, other classes below (\(count) pairs\(sample))",
      "\(name): same above, other below (\(count) pairs\(sample))",
      "\(name): same above, other below", name,
    ]
  }

  private func write(
    _ wordings: [String], _ column: Int, _ row: Int, _ area: Rectangle, on frame: inout Frame
  ) {
    pen.write(
      pen.fitting(wordings, width: area.width), column: column, row: row, width: area.width,
      on: &frame, tone: .second)
  }

  /// 180°, or a round distance that nearly all pairs of seen classes keep.
  private var end: Double {
    guard !report.normalizes else { return 180 }
    let scores = report.seen.scores.different + report.unseen.scores.different
    let far = scores.map { -$0 }.max() ?? 1
    return roundNumber(above: max(far, 1e-3))
  }

  private func drawAxis(
    _ end: Double, in area: Rectangle, row: Int, on frame: inout Frame
  ) {
    if report.normalizes {
      AngleTicks(limit: 180, most: area.width / 7).write(
        below: Rectangle(column: area.column, row: row - 1, width: area.width, height: 1),
        theme: pen.theme, on: &frame)
      return
    }
    for (share, place) in [(0.0, 0), (0.5, area.width / 2), (1, area.width - 4)] {
      pen.write(
        numberText(share * end, from: 0, through: 3), column: area.column + place, row: row,
        width: area.width - place, on: &frame, tone: .second)
    }
  }
}

/// TAR over FAR, from a thousandth on: unseen classes bright, seen ones faint.
struct AcceptanceCurve {
  private let report: OpenSetReport
  private let threshold: Double?
  private let pen: TextPen

  init(_ report: OpenSetReport, threshold: Double?, pen: TextPen) {
    self.report = report
    self.threshold = threshold
    self.pen = pen
  }

  func draw(in area: Rectangle, on frame: inout Frame) {
    guard area.height >= 6, area.width >= 22 else { return }
    pen.write(
      pen.fitting(
        ["TAR over FAR: unseen, and faint seen", "TAR over FAR, seen faint", "TAR over FAR"],
        width: area.width), column: area.column, row: area.row, width: area.width, on: &frame,
      tone: .second)
    let axes = ChartAxes(area, below: 1, values: 0...1)
    axes.draw([(1, "1"), (0.5, "0.5"), (0, "0")], theme: pen.theme, on: &frame)
    var canvas = axes.canvas(pen.theme, pen.glyphs)
    let faint = LineStyle(color: pen.theme.secondText, every: 2, ascii: ".")
    canvas.draw(line(report.seen, axes), faint)
    canvas.draw(line(report.unseen, axes), LineStyle(color: pen.theme.text, ascii: "*"))
    for part in [report.seen, report.unseen] {
      guard let threshold, let point = part.verification?.point(at: report.score(threshold))
      else { continue }
      canvas.label(
        "●", at: axes.place(share(point.falseAcceptance), point.trueAcceptance),
        color: pen.theme.text)
    }
    axes.put(canvas, theme: pen.theme, on: &frame)
    for (text, share) in [("0.001", 0.0), ("0.01", 1.0 / 3), ("0.1", 2.0 / 3), ("1", 1.0)] {
      let column = Int(share * Double(axes.plot.width - 1)) - (share == 1 ? 0 : 0)
      pen.write(
        text, column: axes.plot.column + min(column, axes.plot.width - text.count),
        row: axes.plot.row + axes.plot.height, width: text.count, on: &frame, tone: .second)
    }
  }

  /// The curve in steps of half a column.
  private func line(_ part: OpenSetReport.Part, _ axes: ChartAxes) -> [Vector] {
    guard let verification = part.verification else { return [] }
    let columns = 2 * axes.plot.width
    return (0...columns).map { column in
      let share = Double(column) / Double(columns)
      let most = Double.exp((3 * share - 3) * Double.log(10))
      return axes.place(share, verification.trueAcceptance(atFalseAcceptance: most))
    }
  }

  /// Where a rate lies on the logarithmic axis.
  private func share(_ rate: Double) -> Double {
    rate <= 0.001 ? 0 : 1 + Double.log(rate) / (3 * Double.log(10))
  }
}
