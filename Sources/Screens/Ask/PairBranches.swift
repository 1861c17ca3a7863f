internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// What a contrastive loss costs over the distance: the branch of one class, which pulls, and that of
/// two classes, which pushes up to m, with a pair of the asked point on each.
struct PairBranches: AnswerFigure {
  /// A pair of the asked point.
  struct Pair: Equatable {
    /// The other example's class.
    var label: Int
    var name: String
    var distance: Double
    var force: PairForce
  }

  /// All that the batch pairs it with.
  let pairs: [Pair]
  /// The farthest of its class and the one of another class that costs most; nil where the batch has none.
  let same: Pair?
  let other: Pair?
  /// Whether the farthest of its class is in the batch, but not paired with it.
  let isSameUnpaired: Bool
  let margin: Double
  let pullsBack: Bool
  /// ½ in the paper's formula, else 1.
  let factor: Double

  init(_ asked: AskedBatch, _ loss: any PairLoss) {
    margin = loss.margin
    pullsBack = loss.pullsBack
    factor = loss.factor
    var pairs: [Pair] = []
    if case .pairs(let examined) = asked.batch.examination {
      pairs = examined.compactMap { each in
        let ends = [each.pair.first, each.pair.second]
        guard let member = ends.first(where: { $0 != asked.row }), ends.contains(asked.row) else {
          return nil
        }
        return Pair(
          label: asked.label(member), name: asked.name(member), distance: each.distance,
          force: each.force)
      }
    }
    self.pairs = pairs
    let together = pairs.filter { $0.force == .together }.max { $0.distance < $1.distance }
    isSameUnpaired = together == nil
    same = together ?? Self.farthest(asked)
    let gap = { [margin] (pair: Pair) in (margin - pair.distance).magnitude }
    let others = pairs.filter { $0.force != .together }
    let active = others.filter { $0.force != .none }
    other = active.max { gap($0) < gap($1) } ?? others.min { $0.distance < $1.distance }
  }

  /// The farthest of its class in the batch.
  private static func farthest(_ asked: AskedBatch) -> Pair? {
    (0..<asked.batch.batch.count).filter {
      $0 != asked.row && asked.label($0) == asked.label(asked.row)
    }.map {
      Pair(
        label: asked.label($0), name: asked.name($0), distance: asked.distance(asked.row, $0),
        force: .together)
    }.max { $0.distance < $1.distance }
  }

  func cost(isSame: Bool, _ distance: Double) -> Double {
    if isSame { return factor * distance * distance }
    let gap = margin - distance
    return gap > 0 || pullsBack ? factor * gap * gap : 0
  }

  var leastRows: Int { 5 }
  var mostRows: Int { 12 }

  func draw(in area: Rectangle, _ pen: TextPen, on frame: inout Frame) {
    guard area.height >= leastRows, area.width >= 24 else { return }
    let farthest = max(
      1.5 * margin, 1.15 * max(same?.distance ?? 0, pairs.map(\.distance).max() ?? 0))
    let width = roundNumber(above: max(farthest, 1e-3))
    let costs =
      [
        same.map { cost(isSame: true, $0.distance) },
        other.map {
          cost(isSame: false, $0.distance)
        },
      ].compactMap(\.self) + [cost(isSame: false, 0)]
    let most = roundNumber(above: max(1.1 * (costs.max() ?? 1), 1e-3))
    var chart = area
    chart.row -= 1
    chart.height += 1
    let axes = ChartAxes(chart, below: 1, values: 0...most)
    axes.draw(
      [(most, numberText(most, from: 0, through: 2)), (0, "0")], theme: pen.theme, on: &frame)
    var canvas = axes.canvas(pen.theme, pen.glyphs)
    for isSame in [true, false] {
      canvas.draw(
        curve(isSame: isSame, to: width, axes),
        LineStyle(
          color: isSame ? pen.theme.text : pen.theme.secondText, every: isSame ? 1 : 2,
          ascii: isSame ? "*" : "."))
    }
    nameBranches(width, axes, pen, on: &canvas)
    for pair in pairs { mark(pair, [], width, axes, pen, on: &canvas) }
    if let same { mark(same, isSameUnpaired ? [] : .reverse, width, axes, pen, on: &canvas) }
    if let other { mark(other, .reverse, width, axes, pen, on: &canvas) }
    axes.put(canvas, theme: pen.theme, on: &frame)
    drawDistances(width, axes, pen, on: &frame)
  }

  private func mark(
    _ pair: Pair, _ attributes: Attributes, _ width: Double, _ axes: ChartAxes, _ pen: TextPen,
    on canvas: inout Canvas
  ) {
    let cost = cost(isSame: pair.force == .together, pair.distance)
    canvas.label(
      ClassSign.sign(pair.name, pair.label, pen.glyphs),
      at: axes.place(pair.distance / width, cost), color: pen.theme.point(pair.label),
      attributes: attributes.union(.bold))
  }

  private func curve(isSame: Bool, to width: Double, _ axes: ChartAxes) -> [Vector] {
    let steps = 4 * axes.plot.width
    return (0...steps).map { step in
      let share = Double(step) / Double(steps)
      return axes.place(share, cost(isSame: isSame, share * width))
    }
  }

  /// “pull” and “push” beside their branches, where these are steep.
  private func nameBranches(
    _ width: Double, _ axes: ChartAxes, _ pen: TextPen, on canvas: inout Canvas
  ) {
    let top = axes.values.upperBound
    // Where the branch of one class leaves the chart, or its right end.
    let leaves = min((top / factor).squareRoot() / width, 1)
    let columns = axes.plot.width
    write("pull", column: Int(leaves * Double(columns)) - 6, pen.theme.text, on: &canvas)
    write("push", column: 3, pen.theme.text, on: &canvas)
  }

  private func write(_ word: String, column: Int, _ color: Color, on canvas: inout Canvas) {
    for (offset, scalar) in word.unicodeScalars.enumerated() {
      let place = canvas.center(column: max(column, 0) + offset, row: 0)
      canvas.label(scalar, at: place, color: color)
    }
  }

  private func drawDistances(
    _ width: Double, _ axes: ChartAxes, _ pen: TextPen, on frame: inout Frame
  ) {
    let row = axes.plot.row + axes.plot.height
    let end = "d \(numberText(width, from: 0, through: 2))"
    let last = axes.plot.width - pen.width(of: end)
    for (text, column, tone) in [
      ("0", 0, TextPen.Tone.second), (end, last, .second),
      (
        "m \(numberText(margin, from: 0, through: 2))",
        Int(margin / width * Double(axes.plot.width)), .strong
      ),
    ] {
      pen.write(
        text, column: axes.plot.column + column, row: row, width: axes.plot.width - column,
        on: &frame, tone: tone)
    }
  }

  /// What each of the pairs costs; the longest wording first.
  func lines(of own: String) -> [[String]] {
    let half = factor == 1 ? "" : "½·"
    let together: [String]
    if let same, isSameUnpaired {
      let value = fixed(cost(isSame: true, same.distance), 2)
      together = [
        "no “\(own)” is paired with it now; the farthest would cost \(half)d² = \(value)",
        "no “\(own)” paired now: one would cost \(value)",
        "no “\(own)” paired; would cost \(value)",
      ]
    } else if let same {
      let value = fixed(cost(isSame: true, same.distance), 2)
      let distance = textThatWorksOut(same.distance) { cost(isSame: true, $0) }
      together = [
        "farthest “\(own)” of the batch: \(half)d² = \(half)\(distance)² = \(value), pulled together",
        "a “\(own)”: \(half)d² = \(half)\(distance)² = \(value), pull",
      ]
    } else {
      together = ["the batch pairs it with no other “\(own)”", "no pair of one class"]
    }
    return [together, apart]
  }

  private var apart: [String] {
    guard let other else {
      return ["the batch pairs it with no other class", "no pair of two classes"]
    }
    let half = factor == 1 ? "" : "½·"
    let m = numberText(margin, from: 0, through: 2)
    let distance = textThatWorksOut(other.distance) { cost(isSame: false, $0) }
    let value = fixed(cost(isSame: false, other.distance), 2)
    switch other.force {
    case .none, .together:
      return [
        "nearest other, a “\(other.name)”: d \(distance) beyond m \(m), costs nothing, left alone",
        "a “\(other.name)”: d \(distance) beyond m: 0",
      ]
    case .apart:
      return [
        "nearest other, a “\(other.name)”: \(half)(m − d)² = \(half)(\(m) − \(distance))² = \(value), "
          + "pushed apart",
        "a “\(other.name)”: \(half)(\(m) − \(distance))² = \(value), pushed apart",
        "a “\(other.name)”: \(half)(\(m)−\(distance))² = \(value), push",
      ]
    case .back:
      return [
        "as printed, a “\(other.name)” beyond m costs too: (\(m) − \(distance))² = \(value), pulled back",
        "a “\(other.name)”: (\(m) − \(distance))² = \(value), pulled back",
        "a “\(other.name)”: (\(m)−\(distance))² = \(value), back",
      ]
    }
  }
}
