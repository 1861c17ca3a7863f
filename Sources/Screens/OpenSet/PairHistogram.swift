internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import Plotting
internal import Training

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
        column == columns ? scores.count : scores.prefixCount { $0 >= least }
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
