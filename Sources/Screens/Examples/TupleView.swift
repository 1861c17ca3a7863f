internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// What an N-pair loss does at once: one anchor, its positive, and the positives of all other
/// classes as its negatives.
struct TupleView: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "tuple", isView: true, place: .second, rank: 4, leastWidth: 36,
    applies: { $0.session.metricLoss is any TupleLoss && $0.configuration.dimension == 2 }
  ) { _ in PanelDescription.Rows(12, 18, 28) }

  static let help: [LegendEntry] = [
    LegendEntry(
      "tuple",
      "the reversed letter is the anchor, i asks for another; letters are the positives of all "
        + "classes"),
    LegendEntry("line", "whole: to the anchor's own positive; dotted: to its negatives"),
    LegendEntry("arrow", "where the anchor's term alone sends it and each positive"),
    LegendEntry(
      "rays",
      "between them the own positive has the largest inner product: the anchor belongs there"
    ),
  ]

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
    let others = tuple.positives.count - 1
    let repulsions = "\(others) repulsion" + (others == 1 ? "" : "s")
    drawn.put(
      title: ["“\(name)” and its \(repulsions) at once", "“\(name)”, \(repulsions)"],
      lines: [words(tuple, name), budget, againstTriplets], on: &frame)
  }

  private func words(_ tuple: Tuple, _ name: String) -> [String] {
    let loss = fixed(tuple.loss, 2)
    let share = fixed(tuple.share, 2)
    let longest = fixed(tuple.pulls.map(\.length).max() ?? 0, 2)
    return [
      "loss \(loss): its own positive has p \(share) among \(tuple.positives.count); "
        + "longest arrow \(longest)",
      "loss \(loss)  p(own) \(share)  longest arrow \(longest)",
      "loss \(loss)  p(own) \(share)",
    ]
  }

  /// What has been consumed so far, and how many comparisons that gave.
  private var budget: [String] {
    let seen = grouped(state.session.examplesSeen)
    guard let batch = state.comingBatch, case .tuples(let tuples) = batch.examination,
      !tuples.isEmpty
    else { return ["\(seen) examples seen"] }
    let comparisons = state.session.step * tuples.count * (tuples.count - 1)
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

/// One anchor of a batch and all positives, with what its term of the loss does to each.
struct Tuple {
  /// Places in the batch.
  let anchor: Int
  let positives: [Int]
  /// The anchor's own place among the positives.
  let own: Int
  let loss: Double
  /// The softmax share of the own positive, in 0…1.
  let share: Double
  /// −∂L/∂x of every example of the batch.
  let pulls: [Vector]

  /// The tuple of the plane's anchor, else the first; nil without any.
  init?(_ plane: BatchPlane, _ loss: any TupleLoss) {
    guard case .tuples(let tuples) = plane.batch.examination, !tuples.isEmpty else { return nil }
    let label = plane.label(plane.anchor)
    own = tuples.firstIndex { plane.label($0.first) == label } ?? 0
    anchor = tuples[own].first
    positives = tuples.map(\.second)
    let term = loss.term(of: own, in: plane.batch.batch)
    self.loss = Double(term.loss)
    share = Double.exp(-Double(term.loss))
    pulls = (0..<plane.batch.batch.count).map { member in
      -1 * Vector(Double(term.embeddings[2 * member]), Double(term.embeddings[2 * member + 1]))
    }
  }
}

extension BatchPlane {
  fileprivate mutating func draw(_ tuple: Tuple) {
    drawRegion(of: tuple)
    let start = place(position(tuple.anchor))
    for (index, positive) in tuple.positives.enumerated() {
      let isOwn = index == tuple.own
      canvas.draw(
        Segment(start, place(position(positive))),
        LineStyle(
          color: isOwn ? pen.theme.text : pen.theme.secondText, every: isOwn ? 1 : 3,
          ascii: isOwn ? nil : ".", isThin: true))
    }
    // A pull that is small for the anchor's length stays a dot.
    let longest = max(
      tuple.pulls.map(\.length).max() ?? 0, position(tuple.anchor).length / 8)
    let share = longest > 0 ? max(4, 0.25 * scale.circle.radius) / longest : 0
    for member in tuple.positives + [tuple.anchor] {
      Arrow(
        start: place(position(member)), along: share * tuple.pulls[member], color: pen.theme.text,
        restColor: marks[label(member)].color
      ).draw(on: &canvas)
    }
    for positive in tuple.positives { mark(positive) }
    mark(tuple.anchor, isChosen: true)
  }

  /// The rays between which the own positive has the largest inner product: softmax without bias
  /// whose prototypes are the positives.
  private mutating func drawRegion(of tuple: Tuple) {
    let prototypes = tuple.positives.flatMap { member in
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
