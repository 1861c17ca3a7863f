internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// Two classes by the angles to their prototypes: where each wins, and what the margin asks for.
struct AnglePlane: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "angle-plane", isView: true, place: .second, rank: 5, leastWidth: 36,
    applies: {
      // It is of the narrowest pair, which may be what is asked.
      $0.session.metricLoss == nil && $0.classifier.isOfAngles && !$0.isGuessing
    }
  ) { _ in PanelDescription.Rows(10, 16, 26) }

  static let help: [LegendEntry] = [
    LegendEntry(
      "θ₁, θ₂",
      "angles to two prototypes: of the class and the next one of the probed point, else "
        + "of the narrowest pair"),
    LegendEntry("line", "where both classes are equal as used"),
    LegendEntry("coloured", "where a class just meets its margin; dots between: the band"),
    LegendEntry(
      "dotted", "all angles that two dimensions can reach; what lies inside needs three"),
    LegendEntry("letter", "the prototype of a class, on the other's axis"),
  ]

  var snapshot: Snapshot
  private let known: KnownLoss
  private var loss: any Classifier { known.loss }
  /// Nil with a single class.
  var pair: (first: Int, second: Int)?
  var theme: Theme
  var glyphs: GlyphTier

  /// The pair of the probed point, else the narrowest one.
  init(_ state: State) {
    let probed = state.probe.map { state.snapshot.training.judgements[$0] }
    let narrowest = state.snapshot.narrowestPair.map { ($0.first, $0.second) }
    let pair = probed.map { (Int($0.label), Int($0.nextClass)) } ?? narrowest
    self.init(state, pair: pair.flatMap { $0.0 == $0.1 ? narrowest : $0 })
  }

  init(_ state: State, pair: (Int, Int)?) {
    snapshot = state.snapshot
    known = KnownLoss(state)
    self.pair = pair
    theme = state.display.colorTheme
    glyphs = state.display.glyphs
  }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard rectangle.height >= 6, rectangle.width >= 13 else { return }
    guard let pair, !snapshot.prototypes.isEmpty else {
      let pen = TextPen(theme: theme, glyphs: glyphs)
      pen.title(["angles to two prototypes"], in: rectangle, on: &frame)
      return pen.write(
        "needs two prototypes", column: rectangle.column + 2, row: rectangle.row + 2,
        width: rectangle.width - 2, on: &frame, tone: .second)
    }
    let angles = PairAngles(snapshot, pair: pair)
    let scale = AnglePlaneScale(rectangle, limit: angles.limit)
    ChartTitle(titles(angles), width: rectangle.width, theme: theme, glyphs: glyphs)
      .draw(in: rectangle, on: &frame)
    drawAxes(scale, pair, on: &frame)
    let ground = AnglePlaneGround(
      snapshot: snapshot, known: known, angles: angles, theme: theme, glyphs: glyphs, scale: scale)
    var canvas = Canvas(
      size: Size(width: scale.plot.width, height: scale.plot.height), glyphs: glyphs,
      ground: theme.ground)
    let verdicts = ground.draw(on: &canvas)
    for point in angles.points {
      guard let place = scale.place(point.first, point.second) else { continue }
      canvas.point(
        at: place, classIndex: point.classIndex, keepsToItsCell: style != .dots)
    }
    label(pair.first, 0, angles.between, scale, on: &canvas)
    label(pair.second, angles.between, 0, scale, on: &canvas)
    canvas.draw(
      column: scale.plot.column, row: scale.plot.row, on: &frame, points: style,
      marks: marks, hatch: theme.secondText)
    ground.write(verdicts, over: canvas, on: &frame)
    writeLegend(rectangle, scale, on: &frame)
  }

  private func label(
    _ classIndex: Int, _ first: Double, _ second: Double, _ scale: AnglePlaneScale,
    on canvas: inout Canvas
  ) {
    guard let place = scale.place(first, second) else { return }
    canvas.label(marks[classIndex].letter, at: place, color: marks[classIndex].color)
  }

  private var marks: [ClassMark] {
    snapshot.classNames.enumerated().map { index, name in
      ClassMark(color: theme.point(index), letter: ClassSign.sign(name, index, glyphs))
    }
  }

  private var style: PointStyle {
    if glyphs == .ascii { return .letters }
    return theme.hasClassColors ? .dots : .dotsAndLetters
  }

  private func titles(_ angles: PairAngles) -> [String] {
    let (first, second) = (
      snapshot.classNames[angles.pair.first], snapshot.classNames[angles.pair.second]
    )
    let equations = known.equation(
      of: angles.pair.first, ClassSign.angleName(first, glyphs),
      ClassSign.angleName(second, glyphs),
      ratio: angles.norms.second / max(angles.norms.first, .leastNormalMagnitude), hasNumbers: true)
    return equations.map { "angles to \(first) and \(second): \($0)" } + equations
      + ["angles to \(first) and \(second)", "\(first), \(second)"]
  }
}

extension AnglePlane {
  private func drawAxes(
    _ scale: AnglePlaneScale, _ pair: (first: Int, second: Int), on frame: inout Frame
  ) {
    let plot = scale.plot
    for row in 0..<plot.height {
      frame.write(
        "│", column: plot.column - 1, row: plot.row + row, foreground: theme.secondText)
    }
    let across = AngleTicks(limit: scale.limit, most: plot.width / 8)
    across.write(below: plot, theme: theme, on: &frame)
    let upwards = AngleTicks(limit: scale.limit, most: plot.height / 2)
    upwards.write(leftOf: plot, theme: theme, on: &frame)
    let names = [pair.first, pair.second].map(axisName)
    let widths = names.map { $0.unicodeScalars.count }
    let last = AngleTicks.text(scale.limit).unicodeScalars.count
    let gap = plot.width * across.step / scale.limit
    if gap >= last + widths[0] + 4 {
      frame.write(
        names[0], column: plot.column + plot.width - last - 1 - widths[0],
        row: plot.row + plot.height, foreground: theme.point(pair.first))
    }
    if plot.height * upwards.step / scale.limit >= 2 {
      frame.write(
        names[1], column: max(plot.column - 1 - widths[1], 0), row: plot.row + 1,
        foreground: theme.point(pair.second))
    }
  }

  /// What an axis measures; beside it there is no room for the name of a Greek letter.
  private func axisName(_ index: Int) -> String {
    let name = snapshot.classNames[index]
    guard glyphs == .ascii else { return ClassSign.angleName(name, glyphs) }
    return name.unicodeScalars.count == 1 ? "to \(name)" : name
  }

  /// What the signs mean, where a wide panel leaves room beside the plot.
  private func writeLegend(
    _ rectangle: Rectangle, _ scale: AnglePlaneScale, on frame: inout Frame
  ) {
    let column = scale.plot.column + scale.plot.width + 2
    let width = rectangle.column + rectangle.width - column
    guard width >= 18 else { return }
    let bare = glyphs == .ascii ? "/" : "╱"
    var lines = ["\(bare)  equal as used"]
    if loss.hasMargin {
      lines.append("\(glyphs == .ascii ? "*" : "━")  margin just met")
      lines.append("\(glyphs == .ascii ? ":" : "·")  band between")
    }
    for (offset, line) in lines.prefix(scale.plot.height).enumerated() {
      frame.write(
        line, column: column, row: scale.plot.row + offset, foreground: theme.secondText)
    }
  }
}
