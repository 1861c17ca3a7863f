internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// What a loss of lists does to one anchor's pairs: the heavier a pair, the broader its line.
struct ListView: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "weights", isView: true, place: .second, rank: 4, leastWidth: 36,
    applies: { $0.session.metricLoss is any ListLoss && $0.configuration.dimension == 2 }
  ) { _ in PanelDescription.Rows(12, 18, 28) }

  static let help: [LegendEntry] = [
    LegendEntry(
      "weights",
      "the reversed letter is the anchor, i asks for another; letters are its pairs in the batch"),
    LegendEntry(
      "line", "the broader, the heavier its pair; whole: drawn together, dotted: pushed apart"),
    LegendEntry("no line", "a pair that weighs next to nothing, or that mining leaves out"),
    LegendEntry("circle", "the distance, or cosine, at which pairs begin or cease to count"),
  ]

  var legend: [LegendEntry] {
    [
      LegendEntry(
        "weights", "the letter in a ring is the anchor; letters are its pairs in the batch")
    ] + Self.help.dropFirst()
  }

  let state: State

  init(_ state: State) { self.state = state }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard let loss = state.session.metricLoss as? any ListLoss else { return }
    guard var plane = BatchPlane(state, in: rectangle, lines: 2),
      case .lists(let lists) = plane.batch.examination
    else { return sayNothing(in: rectangle, on: &frame) }
    let label = plane.label(plane.anchor)
    let circles = loss.circles(ofClass: label, radii: plane.batch.batch.radii)
    let list = lists.first { $0.anchor == plane.anchor }
    plane.lookCloser()
    plane.drawPoints()
    plane.draw(circles)
    if let list { plane.draw(list) } else { plane.mark(plane.anchor, isChosen: true) }
    let name = plane.snapshot.classNames[label]
    plane.put(
      title: [
        "“\(name)” and its pairs, the heavier the broader", "“\(name)” and its pairs", "pairs",
      ],
      lines: [words(list, plane), numbers(circles)], on: &frame)
  }

  private func words(_ list: ExaminedList?, _ plane: BatchPlane) -> [String] {
    guard let list, let heaviest = list.heaviest else {
      return ["no pair of it is left: it costs nothing", "costs nothing"]
    }
    let pairs = list.pairs.filter { $0.weight != 0 }
    let together = pairs.count { $0.weight > 0 }
    let name = plane.snapshot.classNames[plane.label(heaviest.second)]
    let share = fixed(100 * PairWeights(list.pairs).share(of: heaviest), 0)
    let counts =
      "\(together) \(state.wouldBe)drawn together, \(pairs.count - together) pushed apart"
    return [
      "loss \(fixed(list.loss, 2)): \(counts); the heaviest, a “\(name)”, has \(share) % of all weight",
      "loss \(fixed(list.loss, 2)): \(counts); “\(name)” \(share) %",
      "\(together) in, \(pairs.count - together) out; “\(name)” \(share) %",
      "\(together) in, \(pairs.count - together) out",
    ]
  }

  /// What the circles stand for.
  private func numbers(_ circles: [(name: String, radius: Double)]) -> [String] {
    guard !circles.isEmpty else { return ["every pair counts, by its share of the sum", ""] }
    let texts = circles.map { "\($0.name) at d \(fixed($0.radius, 2))" }
    let isLearnt = !(state.comingBatch?.batch.radii.isEmpty ?? true)
    return [
      "circles: \(texts.joined(separator: ", "))" + (isLearnt ? "; β is learnt" : ""),
      texts.joined(separator: ", "), texts[0],
    ]
  }

  private func sayNothing(in rectangle: Rectangle, on frame: inout Frame) {
    let pen = TextPen(state)
    pen.title(["pairs"], in: rectangle, on: &frame)
    pen.write(
      "needs more room", column: rectangle.column + 1, row: rectangle.row + 1,
      width: rectangle.width - 1, on: &frame,
      tone: .second)
  }
}

extension BatchPlane {
  /// Circles round the anchor, each with its name where there is room for it.
  fileprivate mutating func draw(_ circles: [(name: String, radius: Double)]) {
    let color = pen.theme.boundary
    for (index, each) in circles.enumerated() where each.radius > 0 {
      let circle = circle(round: anchor, radius: each.radius)
      let every = index == 0 ? 2 : 4
      canvas.draw(circle) { _ in LineStyle(color: color, every: every, ascii: ".") }
      name(each.name, on: circle)
    }
  }

  /// A name on the first of sixteen places of a circle where it covers nothing.
  private mutating func name(_ name: String, on circle: Circle) {
    let letters = Array(name.unicodeScalars)
    for turn in 0..<16 {
      let angle = Double(2 * turn + 1) * .pi / 16
      let start = circle.center + circle.radius * Vector(Double.cos(angle), Double.sin(angle))
      let places = letters.indices.map { start + Vector(Double($0), 0) }
      guard places.allSatisfy({ canvas.cell(at: $0) != nil && !canvas.holdsMark($0) }) else {
        continue
      }
      for (letter, place) in zip(letters, places) {
        canvas.label(letter, at: place, color: pen.theme.text)
      }
      return
    }
  }

  /// Light pairs first, so that heavy ones lie above them.
  fileprivate mutating func draw(_ list: ExaminedList) {
    let weights = PairWeights(list.pairs)
    let start = place(position(list.anchor))
    for pair in list.pairs.sorted(by: { $0.weight.magnitude < $1.weight.magnitude }) {
      let end = place(position(pair.second))
      let isPulled = pair.weight > 0
      let style = LineStyle(
        color: isPulled ? pen.theme.text : pen.theme.secondText, every: isPulled ? 1 : 3,
        ascii: isPulled ? nil : ".", isThin: true)
      for offset in offsets(weights.breadth(of: pair), across: end - start) {
        canvas.draw(Segment(start + offset, end + offset), style)
      }
    }
    for pair in list.pairs { mark(pair.second) }
    mark(list.anchor, isChosen: true)
  }

  /// As many parallel lines as a line is broad, a dot apart.
  private func offsets(_ breadth: Int, across line: Vector) -> [Vector] {
    guard breadth > 0, line.length > 0 else { return [] }
    let normal = (0.5 / line.length) * Vector(-line.y, line.x)
    return [Vector(0, 0), normal, -1 * normal].prefix(breadth).map(\.self)
  }
}
