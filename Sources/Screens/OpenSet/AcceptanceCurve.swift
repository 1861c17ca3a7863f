internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import Plotting
internal import Training

/// TAR over FAR, from a thousandth on: unseen classes bright, seen ones faint, or dotted where there is one colour.
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
        ["TAR over FAR: \(lines)", "TAR over FAR, seen \(seenLine)", "TAR over FAR"],
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
      let column = Int(share * Double(axes.plot.width - 1))
      pen.write(
        text, column: axes.plot.column + min(column, axes.plot.width - text.count),
        row: axes.plot.row + axes.plot.height, width: text.count, on: &frame, tone: .second)
    }
  }

  /// How the line of seen classes is told from the other.
  private var seenLine: String {
    pen.isASCII ? "as dots" : pen.theme.secondText == pen.theme.text ? "dotted" : "faint"
  }

  private var lines: String {
    switch seenLine {
    case "faint": "unseen, and faint seen"
    case "dotted": "unseen, and dotted seen"
    default: "unseen *, seen ."
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
