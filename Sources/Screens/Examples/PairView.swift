internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// What a contrastive loss does to one example and the others of its batch: the circle of the
/// margin round it, pulls and pushes as arrows.
struct PairView: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "pairs", isView: true, place: .second, rank: 4, leastWidth: 36,
    applies: { $0.session.metricLoss is any PairLoss && $0.configuration.dimension == 2 }
  ) { _ in PanelDescription.Rows(12, 18, 28) }

  static let help: [LegendEntry] = [
    LegendEntry(
      "pairs",
      "the reversed letter is the anchor, i asks for another; small dots are the training points"),
    LegendEntry(
      "arrow", "where a pair with the anchor sends that example of the batch; a dot stays"),
    LegendEntry("of pairs", "drawn anew at every step, at random among the batch's examples"),
    LegendEntry("circle", "distance m from the anchor: other classes inside are pushed out"),
  ]

  /// How many arrows can be read at once.
  static let most = 40

  var legend: [LegendEntry] {
    [
      LegendEntry(
        "pairs", "the letter in a ring is the anchor; small dots are the training points")
    ] + Self.help.dropFirst()
  }

  let state: State

  init(_ state: State) { self.state = state }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard let loss = state.session.metricLoss as? any PairLoss else { return }
    guard var plane = BatchPlane(state, in: rectangle, lines: 2) else {
      return sayNothing(in: rectangle, on: &frame)
    }
    let name = plane.snapshot.classNames[plane.label(plane.anchor)]
    let margin = fixed(loss.margin, loss.margin < 10 ? 2 : 1)
    let pulls = Self.pulls(on: plane.batch.batch, from: plane.anchor, loss)
    let longest = pulls.map(\.length).max() ?? 0
    plane.lookCloser()
    plane.drawPoints()
    plane.draw(margin: loss.margin)
    plane.draw(pulls, unit: max(longest, loss.margin / 2))
    plane.put(
      title: [
        "pairs with “\(name)”, m \(margin) the circle round it",
        "pairs with “\(name)”, m \(margin)",
        "pairs",
      ],
      lines: state.isGuessing
        ? [] : [counts(plane.batch.examination), Self.caption(longest, of: name, loss)],
      on: &frame)
  }

  /// −∂L/∂x of every example of a batch, each paired with one of them; that one stays.
  static func pulls(
    on batch: MetricBatch<Float>, from anchor: Int, _ loss: any PairLoss
  ) -> [Vector] {
    let others = (0..<batch.count).filter { $0 != anchor }
    var paired = batch
    paired.comparisons = .pairs(others.map { ExamplePair(first: anchor, second: $0) })
    let gradient = loss.evaluate(paired).embeddings
    // The mean over the pairs is undone: each pair is seen by itself.
    let share = -Double(max(others.count, 1))
    return (0..<batch.count).map { member in
      member == anchor
        ? Vector(0, 0)
        : share * Vector(Double(gradient[2 * member]), Double(gradient[2 * member + 1]))
    }
  }

  /// What the batch's own pairs come to.
  private func counts(_ examination: Examination) -> [String] {
    guard case .pairs(let pairs) = examination, !pairs.isEmpty else {
      return ["no valid pair in this batch: nothing moves", "no valid pair: nothing moves"]
    }
    func count(_ force: PairForce) -> Int { pairs.count { $0.force == force } }
    let (together, apart) = (count(.together), count(.apart))
    let back = count(.back)
    let rest = back > 0 ? "\(back) pulled back" : "\(count(.none)) left alone"
    return [
      "of the batch's \(pairs.count) pairs: \(together) \(state.wouldBe)drawn together, \(apart) pushed apart, \(rest)",
      "\(pairs.count) pairs: \(together) together, \(apart) apart, \(rest)",
      "\(together) together, \(apart) apart, \(rest)",
      "\(together) in, \(apart) out, \(rest)",
    ]
  }

  private static func caption(_ longest: Double, of name: String, _ loss: any PairLoss) -> [String]
  {
    let unit = fixed(longest, 2)
    if loss.pullsBack {
      return [
        "as printed: beyond the circle other classes are pulled back; longest arrow \(unit)",
        "as printed: others are pulled back in", "as printed: pulls back",
      ]
    }
    return [
      "arrows: −∂L/∂x of a pair with “\(name)”, longest \(unit); beyond the circle others stay",
      "arrows: a pair with “\(name)”, longest \(unit)", "longest arrow \(unit)",
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
  /// The circle round the anchor beyond which other classes are left alone, and its name.
  fileprivate mutating func draw(margin: Double) {
    let circle = circle(round: anchor, radius: margin)
    let color = pen.theme.boundary
    canvas.draw(circle) { _ in LineStyle(color: color, every: 2, ascii: ".") }
    let directions = [
      Vector(0.7, 0.71), Vector(-0.7, 0.71), Vector(0.7, -0.71), Vector(-0.7, -0.71),
    ]
    let places = directions.map { circle.center + circle.radius * $0 }
    if let free = places.first(where: { canvas.cell(at: $0) != nil && !canvas.holdsMark($0) }) {
      canvas.label("m", at: free, color: pen.theme.text)
    }
  }

  /// Arrows of the strongest pulls, short ones first so that long ones lie above them, and the
  /// anchor above all.
  ///
  /// - Parameter unit: the pull that has an arrow of full length; nearly nothing stays a dot.
  fileprivate mutating func draw(_ pulls: [Vector], unit: Double) {
    let lengths = pulls.map(\.length)
    let places = pulls.indices.map { $0 == anchor ? nil : Optional(place(position($0))) }
    let chosen = ArrowThinning.strongest(
      lengths, at: places, within: scale.circle, most: PairView.most)
    for member in chosen.sorted(by: { (lengths[$0], $0) < (lengths[$1], $1) }) {
      guard let start = places[member] else { continue }
      let share = unit > 0 ? max(4, 0.12 * canvas.extent.y) / unit : 0
      Arrow(
        start: start, along: share * pulls[member], color: pen.theme.text,
        restColor: marks[label(member)].color
      ).draw(on: &canvas)
      mark(member)
    }
    mark(anchor, isChosen: true)
  }
}
