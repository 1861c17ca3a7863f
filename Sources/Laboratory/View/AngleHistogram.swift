internal import Cells
internal import Kernels
internal import MarginLosses
internal import Plotting
internal import Training

/// Two histograms over one axis of degrees: the angle to the own prototype, and to the next one.
struct AngleHistogram: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "angles", isView: true, place: .always, rank: 2, leastWidth: 30
  ) { _ in PanelDescription.Rows(8, 12, 28) }

  static let help: [Legend.Entry] = [
    Legend.Entry(
      "own, next", "angle from a training point to its own prototype and to the nearest other one"),
    Legend.Entry("95 %", "so many points are at most this far from their own prototype"),
    Legend.Entry("narrowest", "the smallest angle between two prototypes"),
  ]

  var snapshot: Snapshot
  var theme: Theme
  var glyphs: GlyphTier

  init(snapshot: Snapshot, theme: Theme, glyphs: GlyphTier) {
    self.snapshot = snapshot
    self.theme = theme
    self.glyphs = glyphs
  }

  init(_ state: State) {
    self.init(
      snapshot: state.snapshot, theme: state.display.colorTheme, glyphs: state.display.glyphs)
  }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard rectangle.height >= 6, rectangle.width >= 24 else { return }
    let labelled = rectangle.height >= 12
    let wordings =
      labelled
      ? ["angles of the training points, °"] : ["angle to own · to next prototype", "angles, °"]
    ChartTitle(wordings, width: rectangle.width, theme: theme, glyphs: glyphs).draw(
      in: rectangle, on: &frame)
    let numbers = numbers(width: rectangle.width, lines: rectangle.height >= 15 ? 2 : 1)
    let bars = rectangle.height - 2 - numbers.count - (labelled ? 2 : 1)
    var row = drawHistograms(rectangle, labelled: labelled, bars: bars, on: &frame)
    row = drawAxis(rectangle, row, on: &frame)
    for line in numbers {
      let bare = glyphs == .ascii ? line.replacing("°", with: "") + " deg" : line
      frame.write(bare, column: rectangle.column, row: row, foreground: theme.text)
      row += 1
    }
  }

  /// Both histograms, told apart by labels, or by a line where room is short; the row after them.
  private func drawHistograms(
    _ rectangle: Rectangle, labelled: Bool, bars: Int, on frame: inout Frame
  ) -> Int {
    var row = rectangle.row + 1
    if labelled { row = write("to the own prototype", rectangle, row, on: &frame) }
    row = drawBars(own, rectangle, row, height: bars / 2, on: &frame)
    let line = glyphs == .ascii ? "-" : glyphs == .half ? "─" : "▔"
    let between =
      labelled
      ? "to the nearest other prototype" : String(repeating: line, count: rectangle.width)
    row = write(between, rectangle, row, on: &frame)
    return drawBars(next, rectangle, row, height: bars - bars / 2, on: &frame)
  }

  private var own: [Double] { snapshot.training.judgements.map { Self.degrees($0.ownAngle) } }
  private var next: [Double] { snapshot.training.judgements.map { Self.degrees($0.nextAngle) } }

  private func drawBars(
    _ values: [Double], _ rectangle: Rectangle, _ row: Int, height: Int, on frame: inout Frame
  ) -> Int {
    let area = Rectangle(
      column: rectangle.column, row: row, width: rectangle.width, height: height)
    Bars(values, upTo: 90, columns: rectangle.width)
      .draw(in: area, on: &frame, color: theme.boundary, glyphs: glyphs)
    return row + height
  }

  private func write(
    _ text: String, _ rectangle: Rectangle, _ row: Int, on frame: inout Frame
  ) -> Int {
    frame.write(text, column: rectangle.column, row: row, foreground: theme.secondText)
    return row + 1
  }

  /// The last column also holds what lies beyond 90°, and says so.
  private func drawAxis(_ rectangle: Rectangle, _ row: Int, on frame: inout Frame) -> Int {
    let isBeyond = (own + next).contains { $0 > 90 }
    let last = isBeyond ? "90+" : "90°"
    _ = write("0°", rectangle, row, on: &frame)
    for degrees in stride(from: 15, to: 90, by: 15) {
      let column = degrees * rectangle.width / 90 - 1
      frame.write(
        String(degrees), column: rectangle.column + column, row: row,
        foreground: theme.secondText)
    }
    frame.write(
      last, column: rectangle.column + rectangle.width - 3, row: row, foreground: theme.secondText)
    return row + 1
  }

  /// Medians, tails and the narrowest pair, as many as fit.
  private func numbers(width: Int, lines: Int) -> [String] {
    let own = Quantiles(own)
    let heldOut = Quantiles(snapshot.heldOut.judgements.map { Self.degrees($0.ownAngle) })
    let next = Quantiles(next)
    let gap = snapshot.narrowestPair
    let narrowest = fixed(gap.map { $0.angle * 180 / Double.pi } ?? .nan, 1) + "°"
    let short = "own \(fixed(own.median, 1))°"
    let tailed = short + " (95 %: \(fixed(own.tail, 1))°)"
    let nextText = "next \(fixed(next.median, 1))°"
    if lines == 2 {
      let pair = gap.map { "\(name($0.first))·\(name($0.second)) " } ?? ""
      let tail = snapshot.heldOut.count > 0 ? "  held out 95 %: \(fixed(heldOut.tail, 0))°" : ""
      let first = (tailed + tail).unicodeScalars.count <= width ? tailed + tail : tailed
      return [first, nextText + "   narrowest pair \(pair)\(narrowest)"]
    }
    let wordings = [tailed, short].map { $0 + "  \(nextText)  narrowest \(narrowest)" }
    return [wordings.first { $0.unicodeScalars.count <= width } ?? short + "  " + nextText]
  }

  private func name(_ index: Int) -> String { snapshot.classNames[index] }

  private static func degrees(_ radians: Float) -> Double { Double(radians) * 180 / Double.pi }
}

/// The middle of some values and the end of their tail.
private struct Quantiles {
  var median: Double = .nan
  /// 95 % are at most this.
  var tail: Double = .nan

  init(_ values: [Double]) {
    let sorted = values.filter(\.isFinite).sorted()
    guard !sorted.isEmpty else { return }
    let middle = sorted.count / 2
    median =
      sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    tail = sorted[min(sorted.count - 1, (sorted.count * 95 + 99) / 100 - 1)]
  }
}
