internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The triplets of the coming batch that mining takes, and round one anchor what makes a negative
/// hard, semi-hard or easy.
struct MiningView: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "mining", isView: true, place: .second, rank: 5, leastWidth: 38,
    applies: { $0.session.metricLoss is any TripletLoss && $0.configuration.dimension == 2 }
  ) { _ in PanelDescription.Rows(12, 20, 30) }

  static let help: [LegendEntry] = [
    LegendEntry(
      "a p n", "anchor (in reverse; i asks for another), positive and negative of one triplet"),
    LegendEntry("lines", "mined triplets with a loss: anchor to positive; dotted to negative"),
    LegendEntry("inner ring", "as far as the positive: a negative inside is hard"),
    LegendEntry("hatched", "out to √(d²(a,p) + α), or d(a,p) + α: a negative there is semi-hard"),
    LegendEntry("beyond", "outside both rings a negative is easy: no loss, no pull"),
    LegendEntry(
      "long line", "D(a,p) + α = D(a,n): an anchor on the positive's side of it has no loss"),
    LegendEntry("active", "triplets with a loss above 0"),
  ]

  var legend: [LegendEntry] {
    [LegendEntry("a p n", "anchor (in a ring), positive and negative of one triplet")]
      + Self.help.dropFirst()
  }

  let state: State

  init(_ state: State) { self.state = state }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard rectangle.width >= 20, let loss = state.session.metricLoss as? any TripletLoss else {
      return
    }
    let rows = min(max(rectangle.height - 8, 1), 3)
    let lines = rectangle.height >= 28 ? rows + 1 : rows
    guard var plane = BatchPlane(state, in: rectangle, lines: lines) else {
      return sayWhyNot(in: rectangle, on: &frame)
    }
    plane.lookCloser()
    let most = min(max(plane.canvas.size.width / 3, 6), 40)
    let triplets = MinedTriplets(plane, loss, most: most, asked: asked(on: plane, loss))
    let numbers = MiningNumbers(plane: plane, loss: loss, triplets: triplets)
    MiningPicture(triplets: triplets, loss: loss).draw(on: &plane)
    plane.put(title: titles, lines: Array(numbers.lines.prefix(lines)), on: &frame)
  }

  /// The example of the case that is asked about, where the asked point is its anchor.
  private func asked(on plane: BatchPlane, _ loss: any TripletLoss) -> ExampleTriplet? {
    guard state.probe != nil, let difficulty = state.look.askedCase else { return nil }
    let batch = AskedBatch(
      plane.batch, row: plane.anchor, loss, names: plane.snapshot.classNames)
    let example = TripletCases(batch, loss).example(of: difficulty)
    return example.flatMap { $0.isOwn ? $0.triplet : nil }
  }

  /// Why there is no plane to draw on.
  private func sayWhyNot(in rectangle: Rectangle, on frame: inout Frame) {
    let dimension = state.snapshot.dimension
    let words =
      dimension == 2
      ? ["no valid triplet: needs two of a class and one of another", "no valid triplet"]
      : ["needs two dimensions; this run has \(dimension)", "needs two dimensions"]
    let pen = TextPen(state)
    guard rectangle.height >= 3 else { return }
    pen.title(titles, in: rectangle, on: &frame)
    pen.write(
      pen.fitting(words, width: rectangle.width - 2), column: rectangle.column + 2,
      row: rectangle.row + 2, width: rectangle.width - 2, on: &frame, tone: .second)
  }

  private var titles: [String] {
    let name = state.variant ?? ""
    let batch = state.run.batchWord
    return [
      "triplets of the \(batch), mining \(name)", "\(batch), mining \(name)",
      "mining \(name)",
    ]
  }
}
