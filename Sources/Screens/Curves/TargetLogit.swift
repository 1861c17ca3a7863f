internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The target logit ψ over the angle, with cos θ behind it and a rug of the training points.
struct TargetLogit: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "target-logit", isView: true, place: .always, rank: 4, leastWidth: 30,
    applies: { $0.session.metricLoss == nil && $0.classifier.isOfAngles }
  ) { _ in PanelDescription.Rows(8, 10, 30) }

  static let help: [LegendEntry] = [
    LegendEntry(
      "ψ(θ)", "target logit: what becomes of the own class's logit; ╌ cos θ for comparison"),
    LegendEntry("faint", "other losses as they were last set, where there is room"),
    LegendEntry("• ∘", "ψ jumps here from one to the other; • belongs to it"),
    LegendEntry("━━", "angles where ψ does not pull a point, or pushes it away"),
    LegendEntry("below", "angles at which there are training points"),
  ]

  private let known: KnownLoss
  private let display: Display
  private var loss: any Classifier { known.loss }
  /// The name of the loss in force.
  private let name: String
  var samples: SampleSet
  /// What other losses were last set to.
  var memory: LossMemory
  /// Radians of the point that is asked about.
  var probe: Double?
  var theme: Theme
  var glyphs: GlyphTier

  init(_ state: State) {
    let probed = state.probe.map { Double(state.snapshot.training.judgements[$0].ownAngle) }
    self.init(state, probe: probed)
  }

  init(_ state: State, probe: Double?) {
    known = KnownLoss(state)
    display = state.display
    name = state.lossDescription.name
    samples = state.snapshot.training
    memory = state.memory
    self.probe = probe
    theme = state.display.colorTheme
    glyphs = state.display.glyphs
  }

  /// All but the rug, which moves with the run.
  private struct Content: Equatable {
    var loss: LossInForce
    var others: LossMemory
    var probe: Double?
  }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard rectangle.height >= 6, rectangle.width >= 24 else { return }
    let content = Content(loss: known.key, others: memory, probe: probe)
    known.memory.draw(content, display, in: rectangle, on: &frame) { frame in
      drawCurves(in: rectangle, on: &frame)
    }
    drawRug(plot(rectangle), on: &frame)
  }

  private var hasZones: Bool { !known.shape.stretches.isEmpty }

  /// Rows below the plot.
  private func rowsBelow(_ rectangle: Rectangle) -> Int {
    hasZones && rectangle.height >= 7 ? 2 : 1
  }

  private func plot(_ rectangle: Rectangle) -> Rectangle {
    ChartAxes(rectangle, below: rowsBelow(rectangle), values: 0...1).plot
  }

  private func drawCurves(in rectangle: Rectangle, on frame: inout Frame) {
    ChartTitle(titles, width: rectangle.width, theme: theme, glyphs: glyphs).draw(
      in: rectangle, on: &frame)
    let shape = known.shape
    let below = rowsBelow(rectangle)
    let axes = axes(rectangle, below: below, on: &frame)
    let curves = TargetCurves(axes: axes, theme: theme, glyphs: glyphs)
    var canvas = axes.canvas(theme, glyphs)
    let others = axes.plot.width >= 40 && axes.plot.height >= 10 ? others : []
    for other in others { curves.drawFaint(other.loss, on: &canvas) }
    curves.drawCosine(on: &canvas)
    curves.draw(loss, shape, on: &canvas)
    if let probe { curves.drawProbe(probe, on: &canvas) }
    axes.put(canvas, theme: theme, on: &frame)
    var ticks = axes.plot
    if below == 2 {
      ZoneRow(stretches: shape.stretches, theme: theme, glyphs: glyphs)
        .draw(below: axes.plot, on: &frame)
      ticks.height += 1
    }
    AngleTicks(limit: 180, most: axes.plot.width / 8).write(below: ticks, theme: theme, on: &frame)
    if let probe { write(probe, axes, on: &frame) }
    for other in others { curves.write(other.name, of: other.loss, on: &frame) }
  }

  private func axes(_ rectangle: Rectangle, below: Int, on frame: inout Frame) -> ChartAxes {
    let values = (0...180).map { loss.target(Double($0).inRadians).logit }
    let lowest = min(-1, (2 * (values.min() ?? -1)).rounded(.down) / 2)
    let axes = ChartAxes(rectangle, below: below, values: lowest...1)
    let last = (lowest, fixed(lowest, lowest == lowest.rounded() ? 0 : 1))
    let middle = axes.row(of: 0) < axes.plot.height - 1 ? [(0.0, "0")] : []
    axes.draw([(1, "1")] + middle + [last], theme: theme, on: &frame)
    return axes
  }

  /// The other losses with a target logit of their own, each curve once.
  private var others: [(name: String, loss: any Classifier)] {
    var seen = [Self.outline(loss), Self.outline(NormFace(LossParameters()))]
    var found: [(name: String, loss: any Classifier)] = []
    for type in LossRegistry.all
    where type.description.name != name {
      let other = type.init(memory[type.description.name])
      let outline = Self.outline(other)
      guard !seen.contains(outline) else { continue }
      seen.append(outline)
      found.append((type.description.title, other))
    }
    return found
  }

  private static func outline(_ loss: any Classifier) -> [Double] {
    (0...18).map { (loss.target(Double($0) * Double.pi / 18).logit * 1e6).rounded() }
  }

  /// One tick under the curve for every column that holds a point's angle to its own prototype.
  private func drawRug(_ plot: Rectangle, on frame: inout Frame) {
    var isHeld = [Bool](repeating: false, count: plot.width)
    for judgement in samples.judgements where judgement.ownAngle.isFinite {
      let column = Int(Double(judgement.ownAngle) / Double.pi * Double(plot.width))
      isHeld[min(max(column, 0), plot.width - 1)] = true
    }
    let row = plot.row + plot.height - 1
    for (column, held) in isHeld.enumerated() where held {
      guard frame.contains(column: plot.column + column, row: row),
        frame[plot.column + column, row].scalar == 0x20
      else { continue }
      frame.write(
        glyphs == .ascii ? "'" : glyphs == .half ? "▄" : "▁", column: plot.column + column,
        row: row, foreground: theme.secondText)
    }
  }

  /// Both values at the probe, in the corner that falling curves leave free.
  private func write(_ probe: Double, _ axes: ChartAxes, on frame: inout Frame) {
    let values = "ψ \(fixed(loss.target(probe).logit, 2))  cos \(fixed(Double.cos(probe), 2))"
    let pen = TextPen(theme: theme, glyphs: glyphs)
    let text = pen.fitting(
      ["θ \(degreesText(probe)):  \(values)", values], width: axes.plot.width / 2)
    let width = pen.width(of: text)
    pen.write(
      text, column: axes.plot.column + axes.plot.width - width, row: axes.plot.row, width: width,
      on: &frame)
  }
}

extension TargetLogit {
  private var titles: [String] {
    let terms = loss.terms
    if terms.isPlain { return ["target logit ψ(θ) = cos θ", "ψ(θ) = cos θ"] }
    let own = terms.own.withNumbers()
    let others =
      terms.rival == LogitTerms(own: own).rival
      ? "" : ", others \(print.text(terms.rival.withNumbers()))"
    let whole = print.text(own) + print.definitions(of: [own]) + others
    // Without room for both sides of a choice the side of the prototype is written.
    let near =
      own.firstChoice == nil ? whole : print.text(terms.own.nearSide.withNumbers()) + " …"
    return [whole, near].flatMap { formula in
      [
        "target logit ψ(θ) = \(formula)   ╌ cos θ", "target logit ψ = \(formula)   ╌ cos θ",
        "ψ = \(formula)   ╌ cos θ", "ψ = \(formula)",
      ]
    } + ["target logit ψ"]
  }

  /// The numbers in force in place of the names.
  private var print: FormulaText {
    FormulaText(
      number: { value, unit, _ in
        if unit == .plain, value == value.rounded() { return fixed(value, 0) }
        return value == .pi ? "π" : fixed(value, 2)
      },
      name: { $0.measure == .ownAngle ? "θ" : $0.name })
  }
}
