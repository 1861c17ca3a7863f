internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// Embeddings of many dimensions along the two directions in which they vary most: for orientation, and
/// labelled so, since neither angles nor boundaries survive.
struct OrientationPicture: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "orientation", isView: true, place: .second, rank: 6, leastWidth: 30,
    showsClasses: true, applies: { $0.snapshot.dimension > 2 }
  ) { _ in PanelDescription.Rows(10, 16, 30) }

  static let help: [LegendEntry] = [
    LegendEntry(
      "PCA",
      "beyond two dimensions: embeddings flattened by PCA, each class's letter at its mean; read angles in the angle "
        + "plane, not here")
  ]

  private let snapshot: Snapshot
  /// Whether the angle plane has what cannot be read here.
  private let hasAngles: Bool
  private let glyphs: GlyphTier
  private let pen: TextPen

  init(_ state: State) {
    snapshot = state.snapshot
    hasAngles = state.classifier.isOfAngles
    glyphs = state.display.glyphs
    pen = TextPen(state)
  }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard snapshot.dimension > 2, rectangle.height >= 5, rectangle.width >= 20 else { return }
    let axes = PrincipalAxes(snapshot.training.embeddings, dimension: snapshot.dimension)
    pen.title(titles(axes), in: rectangle, on: &frame)
    let size = Size(width: rectangle.width, height: rectangle.height - 2)
    var canvas = Canvas(size: size, glyphs: glyphs, ground: pen.theme.ground)
    draw(axes, on: &canvas)
    let isFew = 6 * snapshot.training.count < size.width * size.height
    canvas.draw(
      column: rectangle.column, row: rectangle.row + 1, on: &frame,
      points: glyphs == .ascii ? .letters : isFew ? .shapes : .dots, marks: marks,
      hatch: pen.theme.secondText)
    pen.write(
      pen.fitting(
        hasAngles
          ? [
            "angles and boundaries cannot be read here: the angle plane has them",
            "no angle can be read here: v, angle plane", "read no angles here",
          ]
          : [
            "distances and boundaries cannot be read here", "no distance can be read here",
            "read no distances here",
          ],
        width: rectangle.width), column: rectangle.column,
      row: rectangle.row + rectangle.height - 1, width: rectangle.width, on: &frame, tone: .second)
  }

  private func titles(_ axes: PrincipalAxes) -> [String] {
    let share = fixed(100 * axes.shares.reduce(0, +), 0)
    return [
      "for orientation only: PCA, \(share) % of the variance in \(snapshot.dimension) dimensions",
      "for orientation only: PCA, \(share) % of variance", "PCA, for orientation", "PCA",
    ]
  }

  /// Points in the class's colour, and each class's name at its mean.
  private func draw(_ axes: PrincipalAxes, on canvas: inout Canvas) {
    let count = snapshot.training.count
    let far = axes.places.reduce(Float(1e-6)) { $1.isFinite ? max($0, $1.magnitude) : $0 }
    let half = 0.5 * canvas.extent
    let unit = 0.95 * min(half.x, half.y) / Double(far)
    var sums = [(Vector, Int)](repeating: (Vector(0, 0), 0), count: snapshot.classes)
    for sample in 0..<count {
      let flat = Vector(Double(axes.places[2 * sample]), Double(axes.places[2 * sample + 1]))
      guard flat.length.isFinite else { continue }
      let label = Int(snapshot.training.judgements[sample].label)
      canvas.point(at: half + unit * flat, classIndex: label, keepsToItsCell: false)
      sums[label] = (sums[label].0 + flat, sums[label].1 + 1)
    }
    for (label, (sum, members)) in sums.enumerated() where members > 0 {
      canvas.label(
        marks[label].letter, at: half + unit / Double(members) * sum, color: pen.theme.text)
    }
  }

  private var marks: [ClassMark] {
    snapshot.classNames.enumerated().map { index, name in
      ClassMark(
        color: pen.theme.point(index), letter: ClassSign.sign(name, index, glyphs))
    }
  }
}
