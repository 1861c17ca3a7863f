internal import Cells
internal import Drawing
internal import Laboratory
internal import Training

/// The thresholds of equal error and of TAR, each as an angle, a cosine and a squared distance.
struct ThresholdTable {
  private let rows: [(name: String, point: OperatingPoint)]

  init(_ report: OpenSetReport) {
    let parts = [("unseen", report.unseen), ("seen", report.seen)]
    let errors = parts.map { name, part in ("EER", name, report.equalError(of: part)) }
    let shares = [(0.01, "1 %"), (0.1, "10 %"), (0.001, "0.1 %")].flatMap {
      most, text in
      parts.map { name, part in
        (text, name, report.trueAcceptance(of: part, atFalseAcceptance: most))
      }
    }
    rows = (errors + shares).compactMap { text, name, point in
      point.map { ("\(text) \(name)", $0) }
    }
  }

  /// Rows with the heading.
  var count: Int { rows.isEmpty ? 0 : rows.count + 1 }

  func draw(in area: Rectangle, _ pen: TextPen, on frame: inout Frame) {
    guard area.height >= 2, !rows.isEmpty else { return }
    let isNarrow = area.width < 36
    // An angle says what its cosine does.
    func shown(_ texts: [String]) -> [String] {
      isNarrow ? [texts[0], texts[2]] : texts
    }
    write(
      ["same within", "threshold"], shown(["°", "cos ≥", "d² ≤"]), row: area.row, area, pen,
      .second, on: &frame)
    for (offset, row) in rows.prefix(area.height - 1).enumerated() {
      let texts = [
        row.point.degrees.map { fixed($0, $0 < 10 ? 2 : 1) },
        row.point.cosine.map(Self.cosineText), row.point.squaredDistance.map(Self.distanceText),
      ]
      write(
        [row.name], shown(texts.map { $0 ?? "–" }), row: area.row + 1 + offset, area, pen, .plain,
        on: &frame)
    }
  }

  /// So near to 1 that five decimals say 1, by what is missing.
  static func cosineText(_ cosine: Double) -> String {
    let missing = 1 - cosine
    return missing > 0 && missing < 1e-5
      ? "1−" + smallText(missing) : fixed(cosine, cosine > 0.99 ? 5 : 3)
  }

  static func distanceText(_ squared: Double) -> String {
    squared > 0 && squared < 1e-5
      ? smallText(squared) : fixed(squared, squared < 0.02 ? 5 : squared < 10 ? 3 : 1)
  }

  private func write(
    _ names: [String], _ texts: [String], row: Int, _ area: Rectangle, _ pen: TextPen,
    _ tone: TextPen.Tone, on frame: inout Frame
  ) {
    let width = area.width < 36 ? 7 : 8
    let first = area.width - width * texts.count
    pen.write(
      pen.fitting(names, width: first - 1), column: area.column, row: row, width: first, on: &frame,
      tone: tone)
    for (index, text) in texts.enumerated() {
      let end = area.column + first + width * (index + 1)
      let taken = pen.width(of: text)
      pen.write(text, column: end - taken, row: row, width: taken, on: &frame, tone: tone)
    }
  }
}
