internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// What a loss of tuples does at once: one anchor, its positive, and all that they are kept from.
struct TupleView: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "tuple", isView: true, place: .second, rank: 4, leastWidth: 36,
    applies: { $0.session.metricLoss is any TupleLoss && $0.configuration.dimension == 2 }
  ) { _ in PanelDescription.Rows(12, 18, 28) }

  static let help: [LegendEntry] = [
    LegendEntry(
      "tuple",
      "the reversed letter is the anchor, i asks for another; letters are its positive and negatives"
    ),
    LegendEntry("line", "whole: to the anchor's own positive; dotted: to its negatives"),
    LegendEntry("arrow", "where the anchor's term alone sends it and each of them"),
    LegendEntry(
      "rays",
      "where drawn: between them the own positive has the largest inner product: the anchor belongs there"
    ),
  ]

  var legend: [LegendEntry] {
    [
      LegendEntry(
        "tuple", "the letter in a ring is the anchor; letters are its positive and negatives")
    ] + Self.help.dropFirst()
  }

  let state: State

  init(_ state: State) { self.state = state }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard let loss = state.session.metricLoss as? any TupleLoss else { return }
    guard let plane = BatchPlane(state, in: rectangle, lines: 3),
      let tuple = Tuple(plane, loss)
    else {
      return say(in: rectangle, on: &frame)
    }
    var drawn = plane
    drawn.drawPoints()
    drawn.draw(tuple)
    let name = plane.snapshot.classNames[plane.label(tuple.anchor)]
    let others = tuple.members.count - 1
    let repulsions = "\(others) repulsion" + (others == 1 ? "" : "s")
    drawn.put(
      title: ["“\(name)” and its \(repulsions) at once", "“\(name)”, \(repulsions)"],
      lines: [words(tuple)]
        + (state.configuration.isJudged ? [] : [budget, againstTriplets]), on: &frame)
  }

  private func words(_ tuple: Tuple) -> [String] {
    let loss = fixed(tuple.loss, 2)
    let longest = fixed(tuple.pulls.map(\.length).max() ?? 0, 2)
    guard tuple.isShare else {
      return [
        "loss \(loss) against \(tuple.members.count - 1) negatives; longest arrow \(longest)",
        "loss \(loss)  longest arrow \(longest)", "loss \(loss)",
      ]
    }
    let share = fixed(tuple.share, 2)
    return [
      "loss \(loss): its own positive has p \(share) among \(tuple.members.count); "
        + "longest arrow \(longest)",
      "loss \(loss)  p(own) \(share)  longest arrow \(longest)",
      "loss \(loss)  p(own) \(share)",
    ]
  }

  /// What has been consumed so far, and how many comparisons that gave.
  private var budget: [String] {
    let seen = grouped(state.session.examplesSeen)
    guard let batch = state.comingBatch, case .tuples(let tuples) = batch.examination,
      !tuples.isEmpty, let loss = state.session.metricLoss as? any TupleLoss
    else { return ["\(seen) examples seen"] }
    let comparisons = state.session.step * loss.comparisons(ofTuples: tuples.count)
    return [
      "\(seen) examples seen gave \(grouped(comparisons)) comparisons",
      "\(seen) examples: \(grouped(comparisons)) compared", "\(seen) examples seen",
    ]
  }

  /// What independent triplets would have made of the same examples.
  private var againstTriplets: [String] {
    let triplets = grouped(state.session.examplesSeen / 3)
    return [
      "as triplets of three the same examples give \(triplets)",
      "as triplets they give \(triplets)", "triplets: \(triplets)",
    ]
  }

  private func say(in rectangle: Rectangle, on frame: inout Frame) {
    let pen = TextPen(state)
    pen.title(["one anchor and its repulsions"], in: rectangle, on: &frame)
    pen.write(
      state.snapshot.dimension == 2
        ? "no anchor with a positive, or no room" : "needs two dimensions",
      column: rectangle.column + 1, row: rectangle.row + 1, width: rectangle.width - 1, on: &frame,
      tone: .second)
  }
}

/// One anchor of a batch with its positive and negatives, and what its term of the loss does to each.
struct Tuple {
  /// Places in the batch.
  let anchor: Int
  /// The positive and the negatives, in the order of the batch.
  let members: [Int]
  /// The positive's place among them.
  let own: Int
  let loss: Double
  /// Whether e^(−loss) is the softmax share of the positive.
  let isShare: Bool
  /// −∂L/∂x of every example of the batch.
  let pulls: [Vector]

  /// The tuple of the plane's anchor, else the first; nil without any.
  init?(_ plane: BatchPlane, _ loss: any TupleLoss) {
    guard case .tuples(let tuples) = plane.batch.examination, !tuples.isEmpty else { return nil }
    let label = plane.label(plane.anchor)
    let index = tuples.firstIndex { plane.label($0.anchor) == label } ?? 0
    let tuple = tuples[index]
    anchor = tuple.anchor
    members = ([tuple.positive] + tuple.negatives).sorted()
    own = members.firstIndex(of: tuple.positive) ?? 0
    let term = loss.term(of: index, in: plane.batch.batch)
    self.loss = Double(term.loss)
    isShare = loss.isShare
    pulls = (0..<plane.batch.batch.count).map { member in
      -1 * Vector(Double(term.embeddings[2 * member]), Double(term.embeddings[2 * member + 1]))
    }
  }

  /// e^(−loss), in 0…1.
  var share: Double { Double.exp(-loss) }
}

extension BatchPlane {
  fileprivate mutating func draw(_ tuple: Tuple) {
    if tuple.isShare { drawRegion(of: tuple) }
    let start = place(position(tuple.anchor))
    for (index, member) in tuple.members.enumerated() {
      let isOwn = index == tuple.own
      canvas.draw(
        Segment(start, place(position(member))),
        LineStyle(
          color: isOwn ? pen.theme.text : pen.theme.secondText, every: isOwn ? 1 : 3,
          ascii: isOwn ? nil : ".", isThin: true))
    }
    // A pull that is small for the anchor's length stays a dot.
    let longest = max(
      tuple.pulls.map(\.length).max() ?? 0, position(tuple.anchor).length / 8)
    let share = longest > 0 ? max(4, 0.25 * scale.circle.radius) / longest : 0
    for member in tuple.members + [tuple.anchor] {
      Arrow(
        start: place(position(member)), along: share * tuple.pulls[member], color: pen.theme.text,
        restColor: marks[label(member)].color
      ).draw(on: &canvas)
    }
    for member in tuple.members { mark(member) }
    mark(tuple.anchor, isChosen: true)
  }

  /// The rays between which the own positive has the largest inner product: softmax without bias
  /// whose prototypes are the positives.
  private mutating func drawRegion(of tuple: Tuple) {
    let prototypes = tuple.members.flatMap { member in
      [position(member).x, position(member).y]
    }
    let softmax = Softmax(LossParameters(variant: "nobias"))
    let regions = CircleRegions(softmax, prototypes: prototypes)
    for arc in regions.test[tuple.own] where arc.length < 2 * .pi {
      for angle in [arc.start, arc.start + arc.length] {
        canvas.draw(
          Segment(
            scale.circle.center, scale.place(PlaneScale.direction(angle), share: 1)),
          LineStyle(color: pen.theme.boundary, isThin: true))
      }
    }
  }
}
