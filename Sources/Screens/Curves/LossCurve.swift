internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The loss of every step, the floors it stands on, and the marks of turns.
struct LossCurve: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "loss", isView: true, place: .always, rank: 3, leastWidth: 26,
    applies: { !$0.configuration.isJudged }
  ) { _ in PanelDescription.Rows(3, 5, 26) }

  static let help: [LegendEntry] = [
    LegendEntry("loss", "of every step, the mean of its batch"),
    LegendEntry(
      "╌ floor", ascii: "- floor",
      "the lowest loss of equal classes at equal spacing in the plane, a step at every "
        + "turn that moves it; above the limit of the margin it bounds nothing"),
    LegendEntry(
      "· any-D", "the same in as many dimensions as the classes need"),
    LegendEntry(
      "dotted", "steps after this one, while you are in the past; or the branch a turn there left"),
    LegendEntry("┊", "a turn of a knob or another loss: what it was, where there is room"),
  ]

  var snapshot: Snapshot
  var history: History
  /// The steps after this one, or those of the branch that was left; nil without any.
  var ghost: History?
  var loss: any Classifier
  private var floors: KnownLoss.Floors
  /// Which triplets the loss is the mean of, where it is not all; nil for other losses.
  var meanWords: String?
  var theme: Theme
  var glyphs: GlyphTier

  init(_ state: State) {
    snapshot = state.snapshot
    history = state.session.history
    ghost = state.isInThePast ? state.timeline.newestHistory : state.timeline.ghost
    loss = state.classifier
    floors = KnownLoss(state).floors(of: snapshot)
    let isMined =
      state.session.comparison == .triplets
      && state.variant != state.lossDescription.variants.first?.name
    meanWords = isMined ? state.session.metricLoss?.meanWords : nil
    theme = state.display.colorTheme
    glyphs = state.display.glyphs
  }

  var legend: [LegendEntry] {
    let isDrawn = [
      true, isPlane && history.floors.contains { $0.inPlane != nil },
      history.floors.contains { $0.inAnyDimension != nil }, ghost != nil, !history.marks.isEmpty,
    ]
    return zip(Self.help, isDrawn).filter(\.1).map(\.0)
  }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard rectangle.height >= 3, rectangle.width >= 20 else { return }
    let hasRoom = rectangle.height >= 6
    let title = ChartTitle(
      titles(hasRoom: hasRoom), width: rectangle.width, theme: theme, glyphs: glyphs)
    title.draw(in: rectangle, on: &frame)
    let hasSteps = rectangle.height >= 7
    let axes = axes(rectangle)
    if rectangle.height >= 4 {
      let (bottom, top) = (axes.values.lowerBound, axes.values.upperBound)
      // In few rows the end below 0 stands where 0 would.
      let hasZero = bottom == 0 || axes.row(of: 0) < axes.row(of: bottom)
      let ends = [top] + (hasZero ? [0] : []) + (bottom < 0 ? [bottom] : [])
      axes.draw(ends.map { ($0, axisText($0)) }, theme: theme, on: &frame)
    }
    var canvas = axes.canvas(theme, glyphs)
    drawMarks(axes, on: &canvas)
    LossFloors(history: history, isPlane: isPlane, axes: axes, theme: theme, lastStep: lastStep)
      .draw(on: &canvas, isSecondShown: title.text.hasSuffix(glyphs == .ascii ? "." : "·"))
    if let ghost {
      canvas.draw(curve(ghost, axes), LineStyle(color: theme.secondText, every: 3, ascii: "."))
    }
    canvas.draw(curve(history, axes), LineStyle(color: theme.text, ascii: "*"))
    axes.put(canvas, theme: theme, on: &frame)
    if hasSteps {
      nameMarks(axes, on: &frame)
      writeSteps(axes, on: &frame)
    }
  }

  /// A press on the curve goes to its step, and so does a drag; the wheel goes 30 steps.
  func action(for mouse: Mouse, in rectangle: Rectangle) -> Action? {
    guard rectangle.height >= 3, rectangle.width >= 20 else { return nil }
    let plot = axes(rectangle).plot
    let share = (Double(mouse.column - plot.column) + 0.5) / Double(max(plot.width, 1))
    let step = Int((min(max(share, 0), 1) * lastStep).rounded())
    switch mouse.kind {
    case .press where mouse.row == rectangle.row: return nil
    case .press, .drag: return .mouse(.pressed(.step(step)))
    case .release: return .mouse(.released)
    case .wheelUp: return .travel(.strodeBack)
    case .wheelDown: return .travel(.strodeOn)
    }
  }

  private func axes(_ rectangle: Rectangle) -> ChartAxes {
    var axes = ChartAxes(rectangle, below: rectangle.height >= 7 ? 1 : 0, values: bottom...top)
    if rectangle.height < 4 {
      axes.plot.column = rectangle.column
      axes.plot.width = rectangle.width
    }
    return axes
  }

  private var isPlane: Bool { snapshot.dimension == 2 }

  /// A round number above nearly all of the curve: the first steps may leave the chart at its top,
  /// or the course near the floor could not be seen.
  private var top: Double {
    let losses = history.losses.isEmpty ? ghost?.losses ?? [] : history.losses
    let sorted = losses.filter(\.isFinite).sorted()
    let start = snapshot.loss.isFinite ? snapshot.loss : 0
    let usual = sorted.isEmpty ? start : Double(sorted[(sorted.count - 1) * 95 / 100])
    let lowest = floors.plane.map { $0.isFinite ? $0 : 0 } ?? 0
    return roundNumber(above: max(usual, 2 * lowest, 1e-3))
  }

  /// 0, or a round number below all of the curve: a likelihood may be larger than 1, and its loss below 0.
  private var bottom: Double {
    let losses = history.losses.isEmpty ? ghost?.losses ?? [] : history.losses
    let lowest = losses.lazy.filter(\.isFinite).min().map(Double.init) ?? 0
    return lowest < 0 ? -roundNumber(above: -lowest) : 0
  }

  /// The end of the axis: the newest step of the run or of its ghost.
  private var lastStep: Double { Double(max(Self.steps(history), ghost.map(Self.steps) ?? 0, 1)) }

  private static func steps(_ history: History) -> Int { history.losses.count * history.stride }

  private func share(_ mark: Mark) -> Double { min(Double(mark.step) / lastStep, 1) }

  private func drawMarks(_ axes: ChartAxes, on canvas: inout Canvas) {
    for mark in history.marks {
      canvas.draw(
        [
          axes.place(share(mark), axes.values.lowerBound),
          axes.place(share(mark), axes.values.upperBound),
        ],
        LineStyle(color: theme.secondText, every: 2, ascii: ":"))
    }
  }

  /// Writes what was turned beside its line, in the topmost row that is free there.
  private func nameMarks(_ axes: ChartAxes, on frame: inout Frame) {
    let plot = axes.plot
    let pen = TextPen(theme: theme, glyphs: glyphs)
    for mark in history.marks {
      let line = min(Int(share(mark) * Double(plot.width)), plot.width - 1)
      let spots = [mark.text, Self.short(mark.text)].flatMap { text in
        (0..<plot.height - 1).flatMap { row in
          [line + 2, line - 1 - pen.width(of: text)].map { (pen.worded(text), $0, row) }
        }
      }
      for (text, column, row) in spots where column >= 1 {
        let isWritten = frame.writeIfBlank(
          text, column: plot.column + column, row: plot.row + row,
          before: plot.column + plot.width, foreground: theme.secondText)
        if isWritten { break }
      }
    }
  }

  /// What was turned and to where: `m 0.30` of `m 0.50 → 0.30`.
  private static func short(_ words: String) -> String {
    guard let arrow = words.firstIndex(of: "→") else { return words }
    let before = words[..<arrow].split(separator: " ").dropLast()
    let after = words[words.index(after: arrow)...].split(separator: " ")
    return (before + after).joined(separator: " ")
  }

  /// The mean of each column of dots, so that a batch's chance does not cover the course.
  private func curve(_ history: History, _ axes: ChartAxes) -> [Vector] {
    let losses = history.losses
    guard !losses.isEmpty else { return [] }
    let reach = Double(Self.steps(history)) / lastStep
    let columns = max(1, Int((Double(axes.plot.width * 2) * reach).rounded()))
    return (0..<columns).map { column in
      let first = min(column * losses.count / columns, losses.count - 1)
      let last = max(first + 1, (column + 1) * losses.count / columns)
      let sum = losses[first..<last].reduce(0.0) { $0 + Double($1) }
      return axes.place(
        reach * (Double(column) + 0.5) / Double(columns), sum / Double(last - first))
    }
  }

  private func writeSteps(_ axes: ChartAxes, on frame: inout Frame) {
    let row = axes.plot.row + axes.plot.height
    let last = "step " + String(Int(lastStep))
    frame.write("0", column: axes.plot.column, row: row, foreground: theme.secondText)
    frame.write(
      last, column: axes.plot.column + axes.plot.width - last.unicodeScalars.count, row: row,
      foreground: theme.secondText)
  }
}

extension LossCurve {
  /// Above the limit no margin is met, and what equal spacing costs bounds nothing.
  private var isAboveLimit: Bool {
    let spacing = 2 * Double.pi / Double(max(snapshot.classes, 1))
    return loss.band(spacing: spacing) > spacing
  }

  /// All that the title says where it has room.
  var longestTitle: String? { titles(hasRoom: false).first }

  /// The wordings of the title, the longest first; a sign stands after what is drawn.
  private func titles(hasRoom: Bool) -> [String] {
    let value = "loss \(fixed(snapshot.loss, 2))"
    let dash = glyphs == .ascii ? "-" : "╌"
    let dot = hasRoom || !isPlane ? glyphs == .ascii ? " ." : " ·" : ""
    if snapshot.tally != nil {
      let value = "loss \(fixed(snapshot.loss, snapshot.loss < 0.1 ? 4 : 2))"
      let mean = meanWords.map { ", mean over \($0)" } ?? ""
      return ["\(value) of the coming batch\(mean)", "\(value)\(mean)", value]
    }
    if (loss as? any SphereLoss)?.isOfBatch ?? false {
      // The more points in a batch, the larger it is: the curve is of batches.
      guard let newest = history.losses.last.map({ fixed(Double($0), 2) }) else {
        return ["\(value) of all points as one batch", value]
      }
      return [
        "newest batch: loss \(newest)   all points as one batch: \(fixed(snapshot.loss, 2))",
        "newest batch: loss \(newest)   all as one: \(fixed(snapshot.loss, 2))",
        "loss \(newest), newest batch", "loss \(newest)",
      ]
    }
    let bound = floors.any.map {
      "\(fixed($0, 2))\(dot)"
    }
    guard let floor = floors.plane else {
      return bound.map {
        ["\(value)   floor in any dimension \($0)", "\(value)  any-D floor \($0)", value]
      } ?? [value]
    }
    let number = fixed(floor, 2)
    let long = bound.map { ", in any dimension \($0)" } ?? ""
    let short = bound.map { "  any-D \($0)" } ?? ""
    if isAboveLimit {
      return [
        "\(value)   equal-spacing value \(number) \(dash) in 2-D\(long)",
        "\(value)   equal-spacing value \(number) \(dash)\(short)",
        "\(value)   equal-spacing value \(number) \(dash)",
        "\(value)   equal spacing \(number) \(dash)", value,
      ]
    }
    return [
      "\(value)   floor \(number) \(dash) in 2-D, equal spacing\(long)",
      "\(value)   floor \(number) \(dash) in 2-D\(long)",
      "\(value)   floor \(number) \(dash) 2-D\(short)",
      "\(value)   floor \(number) \(dash) in 2-D", "\(value)   floor \(number) \(dash)",
      "\(value)  floor \(number)", value,
    ]
  }
}
