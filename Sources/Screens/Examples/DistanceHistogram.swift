internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// Two histograms over one axis: distances of pairs of training points of one class, and of two.
struct DistanceHistogram: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "distances", isView: true, place: .always, rank: 2, leastWidth: 30,
    applies: { !($0.session.metricLoss?.normalizes ?? $0.classifier.isOfAngles) }
  ) { _ in PanelDescription.Rows(8, 12, 28) }

  static let help: [LegendEntry] = [
    LegendEntry("same, other", "distance of two training points of one class, or of two classes"),
    LegendEntry("m", "┃ the margin of contrastive: what other classes are pushed to"),
  ]

  let snapshot: Snapshot
  /// Where other classes are left alone; nil for losses whose margin is no distance.
  let margin: Double?
  let pen: TextPen
  private let points: String

  var legend: [LegendEntry] { margin == nil ? Self.help.dropLast() : Self.help }

  init(_ state: State) {
    snapshot = state.snapshot
    margin = (state.session.metricLoss as? any PairLoss)?.margin
    points = state.run.pointsWord
    pen = TextPen(state)
  }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard rectangle.height >= 6, rectangle.width >= 20 else { return }
    let labelled = rectangle.height >= 12
    let titles = ["distances of \(points), two by two", "distances, two by two", "distances"]
    let short = ["distance: same class · other class", "distances"]
    pen.title(labelled ? titles : short, in: rectangle, on: &frame)
    let pairs = PairDistances(snapshot)
    let end = end(pairs)
    let bars = rectangle.height - 3 - (labelled ? 2 : 1)
    var row = rectangle.row + 1
    if labelled { row = write("same class", rectangle, row, on: &frame) }
    row = draw(pairs.same, end, rectangle, row, bars / 2, on: &frame)
    let line = pen.isASCII ? "-" : pen.glyphs == .half ? "─" : "▔"
    let between = labelled ? "other class" : String(repeating: line, count: rectangle.width)
    row = write(between, rectangle, row, on: &frame)
    row = draw(pairs.other, end, rectangle, row, bars - bars / 2, on: &frame)
    drawAxis(end, rectangle, row, on: &frame)
    let text = pen.fitting(medians(pairs), width: rectangle.width)
    pen.write(
      text, column: rectangle.column, row: row + 1, width: rectangle.width, on: &frame)
  }

  /// A round end of the axis that nearly all pairs and the margin are under.
  private func end(_ pairs: PairDistances) -> Double {
    let all = (pairs.same + pairs.other).filter(\.isFinite).sorted()
    let usual = all.isEmpty ? 1 : all[(all.count - 1) * 98 / 100]
    return roundNumber(above: max(usual, (margin ?? 0) * 1.1, 1e-3))
  }

  private func draw(
    _ values: [Double], _ end: Double, _ rectangle: Rectangle, _ row: Int, _ height: Int,
    on frame: inout Frame
  ) -> Int {
    Bars(values, upTo: end, columns: rectangle.width).draw(
      in: Rectangle(column: rectangle.column, row: row, width: rectangle.width, height: height),
      on: &frame, color: pen.theme.boundary, glyphs: pen.glyphs)
    return row + height
  }

  private func write(
    _ text: String, _ rectangle: Rectangle, _ row: Int, on frame: inout Frame
  ) -> Int {
    frame.write(text, column: rectangle.column, row: row, foreground: pen.theme.secondText)
    return row + 1
  }

  /// Both ends and the middle, and the margin where it stands.
  private func drawAxis(
    _ end: Double, _ rectangle: Rectangle, _ row: Int, on frame: inout Frame
  ) {
    let texts = [0, 0.5, 1].map { numberText($0 * end, from: 0, through: 4) }
    let last = rectangle.width - texts[2].unicodeScalars.count - 1
    let places = [0, rectangle.width / 2, last]
    for (place, text) in zip(places, [texts[0], texts[1], texts[2] + "+"]) {
      pen.write(
        text, column: rectangle.column + place, row: row, width: rectangle.width - place,
        on: &frame, tone: .second)
    }
    guard let margin, margin <= end else { return }
    let place = min(Int(margin / end * Double(rectangle.width)), rectangle.width - 2)
    pen.write(
      "┃m ", column: rectangle.column + place, row: row, width: rectangle.width - place,
      on: &frame)
  }

  func medians(_ pairs: PairDistances) -> [String] {
    let same = "same \(fixed(PairDistances.median(pairs.same), 2))"
    let other = "other \(fixed(PairDistances.median(pairs.other), 2))"
    let mark = margin.map { "  m \(numberText($0, from: 1, through: 3))" } ?? ""
    let count = grouped(pairs.same.count + pairs.other.count)
    return [
      "medians: \(same)  \(other)\(mark)  (\(count) pairs)", "medians: \(same)  \(other)\(mark)",
      "\(same)  \(other)\(mark)", "\(same)  \(other)",
    ]
  }
}

/// Distances of a fixed sample of a snapshot's pairs of training points.
struct PairDistances {
  private(set) var same: [Double] = []
  private(set) var other: [Double] = []

  /// About so many pairs are looked at.
  static let most: Int = 10_000

  /// Every so manieth pair in the order of its two points.
  init(_ snapshot: Snapshot) {
    let rows = MetricRows(
      snapshot.training.embeddings, dimension: snapshot.dimension, normalizes: false)
    let judgements = snapshot.training.judgements
    let count = judgements.count
    let stride = max(1, count * (count - 1) / 2 / Self.most)
    var skipped = 0
    for first in 0..<count {
      var second = first + 1 + skipped
      while second < count {
        let distance = Double(rows.squaredDistance(first, second).squareRoot())
        if judgements[first].label == judgements[second].label {
          same.append(distance)
        } else {
          other.append(distance)
        }
        second += stride
      }
      skipped = second - count
    }
  }

  /// 0 without values.
  static func median(_ values: [Double]) -> Double {
    Quantile.median(of: values.filter(\.isFinite)) ?? 0
  }
}
