internal import Cells
internal import Kernels
internal import MarginLosses
internal import Plotting
internal import Training

/// The loss of every step, its floor as a dashed line, and the marks of turns.
struct LossCurve: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "loss", isView: true, place: .always, rank: 3, leastWidth: 26
  ) { _ in PanelDescription.Rows(3, 5, 26) }

  static let help: [Legend.Entry] = [
    Legend.Entry("loss", "of every step; upright lines are turns of a knob"),
    Legend.Entry("floor", "the lowest loss of equal classes at equal spacing in the plane"),
  ]

  var snapshot: Snapshot
  var history: History
  var loss: any MarginLoss
  var theme: Theme
  var glyphs: GlyphTier

  init(
    snapshot: Snapshot, history: History, loss: any MarginLoss, theme: Theme, glyphs: GlyphTier
  ) {
    self.snapshot = snapshot
    self.history = history
    self.loss = loss
    self.theme = theme
    self.glyphs = glyphs
  }

  init(_ state: State) {
    self.init(
      snapshot: state.snapshot, history: state.session.history, loss: state.marginLoss,
      theme: state.display.colorTheme, glyphs: state.display.glyphs)
  }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard rectangle.height >= 3, rectangle.width >= 20 else { return }
    ChartTitle(titles, width: rectangle.width, theme: theme, glyphs: glyphs).draw(
      in: rectangle, on: &frame)
    let top = top
    let hasSteps = rectangle.height >= 7
    var axes = ChartAxes(rectangle, below: hasSteps ? 1 : 0, values: 0...top)
    if rectangle.height < 4 {
      axes.plot.column = rectangle.column
      axes.plot.width = rectangle.width
    } else {
      axes.draw(
        [(top, fixed(top, top == top.rounded() ? 0 : 1)), (0, "0")], theme: theme, on: &frame)
    }
    var canvas = axes.canvas(theme, glyphs)
    drawMarks(axes, on: &canvas)
    drawFloor(axes, on: &canvas)
    canvas.draw(curve(axes), LineStyle(color: theme.text, ascii: "*"))
    axes.put(canvas, theme: theme, on: &frame)
    if hasSteps { writeSteps(axes, on: &frame) }
  }

  private var floor: Double? {
    snapshot.dimension == 2 ? loss.floor(classes: snapshot.classes) : nil
  }

  /// Above the limit no margin is met, and what equal spacing costs bounds nothing.
  private var isAboveLimit: Bool {
    let spacing = 2 * Double.pi / Double(max(snapshot.classes, 1))
    return loss.band(spacing: spacing) > spacing
  }

  private var titles: [String] {
    let value = "loss \(fixed(snapshot.loss, 2))"
    let dash = glyphs == .ascii ? "-" : "╌"
    guard let floor else { return [value] }
    let number = fixed(floor, 2)
    if isAboveLimit {
      return [
        value + "   equal-spacing value \(number) \(dash) (2-D)",
        value + "   equal-spacing value \(number) \(dash)",
        value + "   equal spacing \(number) \(dash)",
      ]
    }
    return [
      value + "   floor \(number) \(dash) (equal classes, equal spacing, 2-D)",
      value + "   floor \(number) \(dash) (equal spacing, 2-D)",
      value + "   floor \(number) \(dash) (equal spacing)", value + "   floor \(number) \(dash)",
    ]
  }

  /// A round number above nearly all of the curve: the first steps may leave the chart at its top,
  /// or the course near the floor could not be seen.
  private var top: Double {
    let sorted = history.losses.filter(\.isFinite).sorted()
    let usual = sorted.isEmpty ? 0 : Double(sorted[(sorted.count - 1) * 95 / 100])
    let needed = max(usual, 2 * (floor ?? 0), 1e-3)
    var unit = 1e-3
    while unit < 1e12 {
      for factor in [1, 1.5, 2, 3, 4, 5, 6, 8] where unit * factor >= needed {
        return unit * factor
      }
      unit *= 10
    }
    return needed
  }

  private var lastStep: Double { Double(max(history.losses.count * history.stride, 1)) }

  private func drawMarks(_ axes: ChartAxes, on canvas: inout Canvas) {
    for mark in history.marks {
      let share = min(Double(mark.step) / lastStep, 1)
      canvas.draw(
        [axes.place(share, 0), axes.place(share, axes.values.upperBound)],
        LineStyle(color: theme.secondText, every: 2, ascii: ":"))
    }
  }

  /// Dashes, a cell apart.
  private func drawFloor(_ axes: ChartAxes, on canvas: inout Canvas) {
    guard let floor else { return }
    let width = Double(axes.plot.width)
    for column in stride(from: 0, to: axes.plot.width, by: 2) {
      let start = axes.place(Double(column) / width, floor)
      canvas.draw(
        Segment(start, start + Vector(0.6, 0)),
        LineStyle(color: theme.secondText, ascii: "-"))
    }
  }

  /// The mean of each column of dots, so that a batch's chance does not cover the course.
  private func curve(_ axes: ChartAxes) -> [Vector] {
    let losses = history.losses
    guard !losses.isEmpty else { return [] }
    let columns = axes.plot.width * 2
    return (0..<columns).map { column in
      let first = min(column * losses.count / columns, losses.count - 1)
      let last = max(first + 1, (column + 1) * losses.count / columns)
      let sum = losses[first..<last].reduce(0.0) { $0 + Double($1) }
      return axes.place((Double(column) + 0.5) / Double(columns), sum / Double(last - first))
    }
  }

  private func writeSteps(_ axes: ChartAxes, on frame: inout Frame) {
    let row = axes.plot.row + axes.plot.height
    let last = "step " + String(history.losses.count * history.stride)
    frame.write("0", column: axes.plot.column, row: row, foreground: theme.secondText)
    frame.write(
      last, column: axes.plot.column + axes.plot.width - last.unicodeScalars.count, row: row,
      foreground: theme.secondText)
  }
}
