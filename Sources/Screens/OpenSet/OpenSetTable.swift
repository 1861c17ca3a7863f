internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import Plotting
internal import Training

/// The rates of seen and unseen classes, in percent.
struct OpenSetTable {
  /// Each name's wordings, the longest first.
  private let rows: [(names: [String], seen: Double?, unseen: Double?)]

  init(_ state: State, _ report: OpenSetReport) {
    let (seen, unseen) = (report.seen, report.unseen)
    func acceptance(_ most: Double) -> (Double?, Double?) {
      (
        report.trueAcceptance(of: seen, atFalseAcceptance: most)?.rate,
        report.trueAcceptance(of: unseen, atFalseAcceptance: most)?.rate
      )
    }
    var rows: [(String, String, Double?, Double?)] = [
      (
        "equal error rate, EER", "equal error, EER", seen.verification?.equalErrorRate,
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
        "mean average precision, mAP", "mAP", seen.retrieval?.meanAveragePrecision,
        unseen.retrieval?.meanAveragePrecision
      ),
    ]
    // The last word of a name is its sign where nothing longer fits.
    self.rows = rows.map { name, short, seen, unseen in
      ([name, short, short.split(separator: ", ").last.map(String.init) ?? short], seen, unseen)
    }
  }

  /// Each row in words, in percent.
  var rates: [String] { rows.map(words) }
  /// Those that say most, and what the threshold is worth.
  var mainRates: [String] { rows.prefix(2).map(words) + thresholdRates }
  /// What the threshold is worth.
  var thresholdRates: [String] { rows.filter { $0.names[0].hasPrefix("same if") }.map(words) }

  private func words(_ row: (names: [String], seen: Double?, unseen: Double?)) -> String {
    let shares = [("seen", row.seen), ("unseen", row.unseen)].compactMap { name, share in
      share.map { "\(name) \(percentText($0)) %" }
    }
    return row.names[0] + ": " + (shares.isEmpty ? "–" : shares.joined(separator: ", "))
  }

  /// Rows with the heading.
  var count: Int { rows.count + 1 }

  func draw(in area: Rectangle, _ pen: TextPen, on frame: inout Frame) {
    write(
      (["in %"], "seen", "unseen"), row: area.row, area, pen, tone: .second, on: &frame)
    for (offset, row) in rows.enumerated() where offset + 1 < area.height {
      write(
        (row.names, text(row.seen), text(row.unseen)),
        row: area.row + 1 + offset, area, pen, tone: .plain, on: &frame)
    }
  }

  private func text(_ share: Double?) -> String { share.map { percentText($0) } ?? "–" }

  private func write(
    _ texts: ([String], String, String), row: Int, _ area: Rectangle, _ pen: TextPen,
    tone: TextPen.Tone, on frame: inout Frame
  ) {
    let width = area.width - 16
    pen.write(
      pen.fitting(texts.0, width: width), column: area.column, row: row, width: width, on: &frame,
      tone: tone)
    for (text, end) in [(texts.1, area.width - 8), (texts.2, area.width)] {
      pen.write(
        text, column: area.column + end - pen.width(of: text), row: row, width: 8, on: &frame,
        tone: tone)
    }
  }
}
