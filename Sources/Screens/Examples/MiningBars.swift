internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// How many of each step's triplets were easy, semi-hard and hard, as a stack through time.
struct MiningBars: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "difficulty", isView: true, place: .always, rank: 3, leastWidth: 26,
    applies: { $0.session.comparison == .triplets && !$0.configuration.isJudged }
  ) { _ in PanelDescription.Rows(3, 6, 26) }

  static let help: [LegendEntry] = [
    LegendEntry(
      "difficulty",
      "share of easy (sparse), semi-hard (half) and hard (full) triplets in every step's batch; "
        + "any above 0 keeps a row of dots")
  ]

  var shares: TripletShares
  /// The coming batch, whose numbers the title gives, as all other panels do.
  var tally: Tally?
  var theme: Theme
  var glyphs: GlyphTier

  init(_ state: State) {
    shares = state.session.tripletShares
    tally = state.snapshot.tally
    theme = state.display.colorTheme
    glyphs = state.display.glyphs
  }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard rectangle.height >= 3, rectangle.width >= 20 else { return }
    let pen = TextPen(theme: theme, glyphs: glyphs)
    pen.title(titles, in: rectangle, on: &frame)
    let hasSteps = rectangle.height >= 6
    let hasKey = rectangle.height >= 8
    let below = (hasSteps ? 1 : 0) + (hasKey ? 1 : 0)
    let axes = ChartAxes(rectangle, below: below, values: 0...100)
    axes.draw([(100, "100%"), (0, "0")], theme: theme, on: &frame)
    var canvas = axes.canvas(theme, glyphs)
    drawStack(on: &canvas)
    axes.put(canvas, theme: theme, on: &frame)
    guard hasSteps else { return }
    let row = axes.plot.row + axes.plot.height
    let last = "step \(steps)"
    pen.write("0", column: axes.plot.column, row: row, width: 1, on: &frame, tone: .second)
    pen.write(
      last, column: axes.plot.column + axes.plot.width - last.unicodeScalars.count, row: row,
      width: last.unicodeScalars.count, on: &frame, tone: .second)
    guard hasKey else { return }
    let keys = [Self.names, ["easy", "semi", "hard"]].flatMap { names in
      let entries = zip(Self.signs(glyphs), names).map { "\($0) \($1)" }
      return ["   ", "  ", " "].map { entries.joined(separator: $0) }
    }
    pen.write(
      pen.fitting(keys, width: axes.plot.width), column: axes.plot.column, row: row + 1,
      width: axes.plot.width, on: &frame, tone: .second)
  }

  private static let names = ["easy", "semi-hard", "hard"]

  private var steps: Int { shares.easy.losses.count * shares.easy.stride }

  private var titles: [String] {
    guard let tally, tally.valid > 0 else {
      return ["triplets by difficulty: none in the coming batch", "no triplets"]
    }
    let signs = Self.signs(glyphs)
    let shares = [tally.easy, tally.semihard, tally.hard].map { Double($0) / Double(tally.valid) }
    let texts = shares.map(sharePercent)
    let whole = shares.map { percentText($0, 0) }
    let signed = zip(Self.names, zip(signs, texts)).map { name, rest in
      "\(rest.0) \(name) \(rest.1)"
    }.joined(separator: "  ")
    return [
      "triplets: \(signed) %", "\(signed) %",
      "easy \(texts[0]) semi-hard \(texts[1]) hard \(texts[2]) %",
      "easy \(texts[0]) semi \(texts[1]) hard \(texts[2]) %",
      "easy \(whole[0]) semi \(whole[1]) hard \(whole[2]) %",
    ]
  }

  /// How a cell full of easy, semi-hard and hard looks.
  static func signs(_ glyphs: GlyphTier) -> [String] {
    switch glyphs {
    case .ascii: [".", "+", "#"]
    case .braille, .shapes: ["⠈", "⢕", "⣿"]
    case .sextant, .quadrant, .half: ["▝", "▚", "█"]
    }
  }

  private func drawStack(on canvas: inout Canvas) {
    let (across, up) = (canvas.blitter.columns, canvas.blitter.rows)
    let rows = canvas.size.height * up
    for column in 0..<canvas.size.width * across {
      guard let means = means(at: column, of: canvas.size.width * across) else { return }
      let parts = stackedRows(means, rows: rows)
      for row in 0..<rows {
        let kind = row < parts[0] ? 0 : row < parts[0] + parts[1] ? 1 : 2
        guard isDrawn(kind, column, row, up) else { continue }
        let place = Vector(
          (Double(column) + 0.5) / Double(across), 2 * (Double(row) + 0.5) / Double(up))
        canvas.draw(dotAt: place, along: Vector(1, 0), style(kind))
      }
    }
  }

  /// Whether a dot of the hard (0), semi-hard (1) or easy (2) part is set: their densities differ.
  private func isDrawn(_ kind: Int, _ column: Int, _ row: Int, _ up: Int) -> Bool {
    if glyphs == .ascii || kind == 0 { return true }
    if kind == 1 { return (column + row) % 2 == 0 }
    return column % 4 == 1 && row % up == up - 1
  }

  private func style(_ kind: Int) -> LineStyle {
    let signs: [Unicode.Scalar] = ["#", "+", "."]
    return LineStyle(color: kind == 2 ? theme.secondText : theme.text, ascii: signs[kind])
  }

  /// The mean shares of hard, semi-hard and easy over the steps of a column of dots.
  private func means(at column: Int, of columns: Int) -> [Double]? {
    let count = shares.easy.losses.count
    guard count > 0 else { return nil }
    let first = min(column * count / columns, count - 1)
    let last = max(first + 1, (column + 1) * count / columns)
    return [shares.hard, shares.semihard, shares.easy].map { history in
      history.losses[first..<last].reduce(0.0) { $0 + Double($1) } / Double(last - first)
    }
  }
}

/// Rows for shares of 1 so that their sum is right and none above 0 vanishes, nearest to the shares
/// otherwise.
func stackedRows(_ shares: [Double], rows: Int) -> [Int] {
  let sum = shares.reduce(0, +)
  guard sum > 0 else { return shares.map { _ in 0 } }
  let exact = shares.map { $0 / sum * Double(rows) }
  var result = exact.map { $0 > 0 ? max(1, Int($0)) : 0 }
  while result.reduce(0, +) < rows {
    let next = shares.indices.filter { shares[$0] > 0 }
      .max { exact[$0] - Double(result[$0]) < exact[$1] - Double(result[$1]) }
    result[next ?? 0] += 1
  }
  while result.reduce(0, +) > rows {
    let next = shares.indices.filter { result[$0] > 1 }
      .max { Double(result[$0]) - exact[$0] < Double(result[$1]) - exact[$1] }
    guard let next else { break }
    result[next] -= 1
  }
  return result
}
