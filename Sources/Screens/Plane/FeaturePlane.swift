internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// Embeddings, prototypes, and who wins where: the picture of a run in two dimensions.
struct FeaturePlane: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "plane", isView: true, place: .always, rank: 1, leastWidth: 24,
    showsClasses: true, applies: { $0.snapshot.dimension == 2 }
  ) { _ in PanelDescription.Rows(10, 14, 26) }

  static let help: [LegendEntry] = [
    LegendEntry(
      "plane",
      "every embedding x in two dimensions; at the edge, ‖x‖ at the ring; n shows x/‖x‖, f the fill"
    ),
    LegendEntry(
      "arrows",
      "g: where the loss pulls x and w, −∂L/∂x and −∂L/∂w; a network follows as far as it can;"
    ),
    LegendEntry(
      "", "60 at most, the strongest of each spot; a quarter full length; · tiny"),
    LegendEntry(
      "wy θy",
      "of a point asked about: x, w of its own and of the next class, and angles; G: layers"),
  ]

  var snapshot: Snapshot
  var loss: any Classifier
  var theme: Theme
  var glyphs: GlyphTier
  /// Whether embeddings are shown as directions, by a rose on the ring.
  var isNormalized: Bool
  var fill: Fill
  /// Whether arrows show where the loss pulls points and prototypes.
  var showsGradients: Bool
  /// Whether prototypes are class means, of a loss that compares examples.
  var hasMeans: Bool = false
  /// Whether widths of bands are written into them; beside other runs they would crowd.
  var hasBandAngles: Bool = true
  var planeLayers: PlaneLayers = .all
  /// What is asked about; it is drawn in reverse.
  var asked: Asked?
  /// What is pointed out, over all else.
  var pointedOut: [PlaneMark] = []
  var zoom: Zoom = Zoom()
  var shownSamples: ShownSamples = .training
  /// How far from a sample that is asked about others count as its class, in degrees, or in the unit
  /// of embeddings; nil where nobody asks.
  var threshold: Double?

  init(
    snapshot: Snapshot, loss: any Classifier, theme: Theme, glyphs: GlyphTier,
    isNormalized: Bool = false, fill: Fill = .wedges, showsGradients: Bool = false
  ) {
    self.snapshot = snapshot
    self.loss = loss
    self.theme = theme
    self.glyphs = glyphs
    self.isNormalized = isNormalized
    self.fill = fill
    self.showsGradients = showsGradients
  }

  init(_ state: State) {
    self.init(
      snapshot: state.snapshot, loss: state.classifier, theme: state.display.colorTheme,
      glyphs: state.display.glyphs, isNormalized: state.isNormalized, fill: state.fill,
      showsGradients: state.hasGradientArrows)
    hasMeans = state.session.metricLoss != nil
    asked = state.asked
    planeLayers = state.planeLayers
    zoom = state.zoom
    shownSamples = state.snapshot.heldOut.count > 0 ? state.shownSamples : .training

    pointedOut = state.planeMarks
    threshold = state.thresholdApart
    hasBandAngles = state.seat?.isEnlarged ?? true
  }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard snapshot.dimension == 2 else { return }
    let size = Size(width: rectangle.width, height: rectangle.height)
    guard let outer = scale(size) else { return }
    let (canvas, wordings) = layers(size, outer)
    canvas.draw(
      column: rectangle.column, row: rectangle.row, on: &frame,
      points: isNormalized ? roseStyle : pointStyle(outer.circle), marks: marks,
      hatch: theme.secondText)
    let caption = PlaneCaption(
      rectangle: rectangle, theme: theme, glyphs: glyphs,
      ring: glyphs == .shapes ? outer.circle : nil)
    guard !theme.isStage else { return }
    caption.writeRight(reachText(outer.reach), on: &frame)
    let unseen = isNormalized ? [] : caption.unseen(snapshot)
    caption.writeLeft(unseen.isEmpty ? wordings : wordings.led(by: unseen), on: &frame)
  }

  /// A press asks about what lies there, a drag moves it, the wheel zooms.
  func action(for mouse: Mouse, in rectangle: Rectangle) -> Action? {
    let size = Size(width: rectangle.width, height: rectangle.height)
    guard snapshot.dimension == 2, !isNormalized, let scale = scale(size) else { return nil }
    let place = Canvas(size: size, glyphs: glyphs, ground: theme.ground)
      .center(column: mouse.column - rectangle.column, row: mouse.row - rectangle.row)
    let spot = scale.spot(at: place)
    switch mouse.kind {
    case .press: return .mouse(.pressed(.asked(asked(at: place, scale))))
    case .drag: return .mouse(.dragged(spot))
    case .release: return .mouse(.released)
    case .wheelUp: return .look(.zoomedIn(spot))
    case .wheelDown: return .look(.zoomedOut(spot))
    }
  }

  /// The nearest point within a cell or two, a prototype's sign at the ring, else the place itself.
  private func asked(at place: Vector, _ scale: PlaneScale) -> Asked {
    let embeddings = snapshot.training.embeddings
    var nearest: (sample: Int, distance: Double)?
    for sample in 0..<(shownSamples == .heldOut ? 0 : snapshot.training.count) {
      guard let here = scale.place(embeddings[2 * sample], embeddings[2 * sample + 1])
      else { continue }
      let distance = (here - place).length
      if distance < nearest?.distance ?? 1.6 { nearest = (sample, distance) }
    }
    if !loss.isOfAngles, let mean = MeanLabels.mean(at: place, snapshot, scale) {
      return .prototype(mean)
    }
    if let nearest { return .sample(nearest.sample) }
    let labels = PlaneLabels(snapshot: snapshot, marks: marks, scale: scale)
    if !hasMeans, let row = labels.prototype(at: place) { return .prototype(row) }
    return .spot(scale.spot(at: place))
  }

  /// Where embeddings lie in a block of cells; nil without room.
  func scale(_ size: Size) -> PlaneScale? {
    PlaneScale(
      size, norms: snapshot.training.judgements.map(\.norm),
      columnsBeside: PlaneLabels.width(of: snapshot.classNames),
      zoom: isNormalized ? Zoom() : zoom)
  }

  /// All that is drawn on a scale that fits a size, and what its measures mean, as wordings of a
  /// caption.
  func layers(_ size: Size, _ outer: PlaneScale) -> (canvas: Canvas, captions: [[String]]) {
    var canvas = Canvas(size: size, glyphs: glyphs, ground: theme.ground)
    let scale = isNormalized ? inner(outer) : outer
    let map = PlaneGround(
      snapshot: snapshot, loss: loss, theme: theme, fill: fill, layers: planeLayers, scale: scale
    ).draw(on: &canvas)
    let classes = isNormalized ? nil : snapshot.gaussians(of: loss)
    if let classes {
      GaussianEllipses(classes: classes, theme: theme, scale: scale).draw(on: &canvas)
    }
    let captions = drawSamples(scale, outer, on: &canvas)
    drawVectors(scale, on: &canvas)
    if fill == .wedges, planeLayers != .asUsed, hasBandAngles, let map {
      BandAngles(map: map, theme: theme, scale: scale).draw(on: &canvas)
    }
    if hasPlaces, !isNormalized {
      MeanLabels(
        snapshot: snapshot, color: theme.text, scale: scale,
        isAmongLetters: [.letters, .dotsAndLetters].contains(pointStyle(scale.circle))
      ).draw(on: &canvas)
    } else {
      PlaneLabels(
        snapshot: snapshot, marks: marks, scale: outer, asked: asked,
        glyphs: theme.isStage ? nil : glyphs
      ).draw(on: &canvas)
    }
    PointedOut(marks: pointedOut, snapshot: snapshot, theme: theme, scale: scale).draw(on: &canvas)
    if classes != nil { return (canvas, captions.led(by: PlaneCaption.ellipses)) }
    return (canvas, hasMeans ? captions.led(by: PlaneCaption.rules(fill)) : captions)
  }

  /// Whether prototypes are places, and no directions.
  private var hasPlaces: Bool { loss.rule != .angle && (hasMeans || !loss.isOfAngles) }

  /// Draws what depends on single samples.
  ///
  /// - Returns: what its measures mean, as wordings of a caption.
  private func drawSamples(
    _ scale: PlaneScale, _ outer: PlaneScale, on canvas: inout Canvas
  ) -> [[String]] {
    if isNormalized {
      let rose = Rose(
        samples: shownSamples == .heldOut ? snapshot.heldOut : snapshot.training,
        classes: snapshot.classes, ring: scale.circle,
        reach: outer.circle.radius)
      rose.draw(on: &canvas, outer: LineStyle(color: theme.secondText, every: 4, ascii: "."))
      return rose.captions
    }
    let samples = PlaneSamples(
      snapshot: snapshot, marks: marks, scale: scale, style: pointStyle(scale.circle),
      isUnderArrows: showsGradients)
    samples.drawUnseen(on: &canvas)
    if shownSamples != .training { samples.drawHeldOut(on: &canvas) }
    if shownSamples != .heldOut { samples.drawPoints(on: &canvas) }
    guard showsGradients else {
      askedMarks(scale).draw(on: &canvas)
      return []
    }
    guard let loss = loss as? any MarginLoss else { return [] }
    let arrows = GradientArrows(snapshot: snapshot, loss: loss, theme: theme, scale: scale)
    arrows.draw(on: &canvas)
    askedMarks(scale).draw(on: &canvas)
    return arrows.captions
  }

  /// The smaller ring that leaves room for the bars of the rose.
  private func inner(_ scale: PlaneScale) -> PlaneScale {
    var inner = scale
    inner.circle.radius *= 0.64
    return inner
  }

  /// The vectors and angles of a point that is asked about.
  private func drawVectors(_ scale: PlaneScale, on canvas: inout Canvas) {
    guard planeLayers == .all, !isNormalized, !hasMeans, loss.isOfAngles,
      case .sample(let sample) = asked,
      let vectors = AskedVectors(
        sample, snapshot: snapshot, loss: loss, theme: theme, scale: scale)
    else { return }
    vectors.draw(on: &canvas)
  }

  private func askedMarks(_ scale: PlaneScale) -> AskedMarks {
    AskedMarks(
      asked: asked, snapshot: snapshot, loss: loss as? any MarginLoss, marks: marks, theme: theme,
      scale: scale, hasPull: !showsGradients, threshold: threshold,
      isThresholdAngle: loss.rule == .angle || !hasPlaces)
  }

  private var marks: [ClassMark] {
    snapshot.classNames.enumerated().map { index, name in
      ClassMark(color: theme.point(index), letter: ClassSign.sign(name, index, glyphs))
    }
      + snapshot.unseen.names.enumerated().map { index, name in
        ClassMark(color: theme.text, letter: ClassSign.sign(name, index, glyphs))
      }
  }

  private var roseStyle: PointStyle { glyphs == .ascii ? .letters : .dots }

  /// Shapes where points are few for the room, dots where they are many: one to twelve cells, since
  /// classes crowd into a fraction of the disc.
  private func pointStyle(_ circle: Circle) -> PointStyle {
    if glyphs == .ascii { return .letters }
    guard theme.hasClassColors else { return .dotsAndLetters }
    if theme.isStage { return .shapes }
    let cells = Double.pi * circle.radius * circle.radius / 2
    return Double(12 * snapshot.training.count) > cells ? .dots : .shapes
  }

  /// Which norm the ring stands for.
  private func reachText(_ reach: Double) -> String {
    if isNormalized { return "x/‖x‖" }
    return zoom.level > 0 ? zoom.text : "‖x‖ " + fixed(reach, reach < 10 ? 2 : 0)
  }
}
