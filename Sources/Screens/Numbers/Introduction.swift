internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// What a person who has never seen the laboratory is looking at, in one sentence and a few pictures; it
/// stands where the histograms will, so that nothing moves when it goes.
struct Introduction: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "introduction", place: .always, rank: 2, leastWidth: 30,
    applies: { $0.isIntroduced }, rows: AngleHistogram.description.rows)

  /// How many examples are drawn, of classes apart from one another.
  private static let most = 4

  let state: State

  init(_ state: State) { self.state = state }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    let pen = TextPen(state)
    pen.title(["what you see"], in: rectangle, on: &frame)
    let lines = pen.wrapped(text, width: rectangle.width)
    var row = rectangle.row + 1
    let sketches = examples(pen)
    let tallest = sketches.map(\.height).max() ?? 0
    if !sketches.isEmpty, 1 + tallest + lines.count <= rectangle.height {
      let gap = 2 + tallest + 1 + lines.count <= rectangle.height ? 1 : 0
      row += gap
      draw(sketches, column: rectangle.column, row: row, on: &frame)
      row += tallest + gap
    }
    for (offset, line) in lines.enumerated() where row + offset < rectangle.row + rectangle.height {
      pen.write(
        line, column: rectangle.column, row: row + offset, width: rectangle.width, on: &frame)
    }
  }

  private var text: String {
    let sample = DatasetRegistry.named(state.configuration.data)?.sampleWords ?? "an example"
    guard !state.configuration.isJudged else {
      return "Each dot is \(sample), judged where it lies: nothing learns."
    }
    let mover = state.configuration.learnerWords
    let hasWedges = state.snapshot.dimension == 2 && !state.isMetric && state.classifier.isOfAngles
    let place = hasWedges ? " in a wedge of its own" : ""
    return "Each dot is \(sample). \(mover), live, to gather each class\(place)."
  }

  private struct Example {
    var sketch: PictureSketch
    var color: Color
    var height: Int { sketch.height }
  }

  /// The first picture of a few classes, in the class's colour.
  private func examples(_ pen: TextPen) -> [Example] {
    let judgements = state.snapshot.training.judgements
    let classes = state.snapshot.classes
    let count = min(Self.most, classes)
    return (0..<count).compactMap { index in
      let label = index * classes / count
      return judgements.firstIndex { Int($0.label) == label }.flatMap(state.session.picture).map {
        Example(sketch: PictureSketch($0, isASCII: pen.isASCII), color: pen.theme.point(label))
      }
    }
  }

  private func draw(_ examples: [Example], column: Int, row: Int, on frame: inout Frame) {
    var column = column
    for example in examples {
      example.sketch.draw(column: column, row: row, color: example.color, on: &frame)
      column += example.sketch.width + 2
    }
  }
}
