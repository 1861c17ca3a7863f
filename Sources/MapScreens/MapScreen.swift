public import Cells
internal import Drawing
internal import Plotting
internal import Training

/// The screen of a sweep's maps at a size; nothing else decides what is drawn.
public func view(_ state: MapState, size: Size) -> Frame {
  let theme = state.display.colorTheme
  let ground = Cell(" ", style: Style(foreground: theme.text, background: theme.ground))
  var frame = Frame(size: size, fill: ground)
  MapScreen(state: state).draw(on: &frame)
  if state.display.glyphs == .ascii { frame.becomeASCII() }
  return frame
}

struct MapScreen {
  let state: MapState

  private var pen: TextPen {
    TextPen(theme: state.display.colorTheme, glyphs: state.display.glyphs)
  }

  /// From this width on the cell's numbers stand beside the map.
  private static let widthForPanel = 64

  func draw(on frame: inout Frame) {
    let (width, height) = (frame.width, frame.height)
    guard width >= Size.smallestScreen.width, height >= Size.smallestScreen.height else {
      pen.write(
        "needs \(Size.smallestScreen.width)×\(Size.smallestScreen.height)", column: 0, row: 0,
        width: width,
        on: &frame)
      return
    }
    drawHeader(on: &frame)
    defer { drawKeys(row: height - 1, on: &frame) }
    if state.helpPart != nil { return help(frame.size).draw(on: &frame) }
    guard let map = state.map else {
      pen.write(
        pen.fitting(
          [
            "no run is finished yet: the map fills while the sweep runs",
            "no run is finished yet",
          ], width: width - 2), column: 1, row: 2, width: width - 2, on: &frame)
      return
    }
    let panelWidth = Self.panelWidth(width)
    let body = Self.body(frame.size)
    drawTitle(map, width: body.width, on: &frame)
    MapPlot(state, map).draw(in: body, on: &frame)
    drawLegend(map, row: height - 3, width: body.width, on: &frame)
    drawNote(map, row: height - 2, on: &frame)
    guard panelWidth > 0 else { return }
    MapPanel(state: state, map: map, pen: pen).draw(
      in: Rectangle(
        column: width - panelWidth - 1, row: 1, width: panelWidth, height: height - 3), on: &frame)
  }

  /// A press marks a cell, or opens the marked one; the wheel goes through the quantities.
  func action(for mouse: Mouse, size: Size) -> MapAction? {
    if state.helpPart != nil { return mouse.kind == .press ? .helpTurned : nil }
    let body = Self.body(size)
    guard size.width >= Size.smallestScreen.width, size.height >= Size.smallestScreen.height,
      let map = state.map, body.contains(mouse)
    else { return nil }
    switch mouse.kind {
    case .wheelUp: return .previousQuantityChosen
    case .wheelDown: return .nextQuantityChosen
    case .press: return MapPlot(state, map).place(under: mouse, in: body).map { .pressed($0) }
    case .drag, .release: return nil
    }
  }

  private static func panelWidth(_ width: Int) -> Int {
    width < widthForPanel ? 0 : min(48, max(30, width * 3 / 10))
  }

  /// Where the map stands with its axes.
  private static func body(_ size: Size) -> Rectangle {
    let panel = panelWidth(size.width)
    return Rectangle(
      column: 1, row: 2, width: size.width - 2 - (panel > 0 ? panel + 2 : 0),
      height: size.height - 5)
  }

  private func drawHeader(on frame: inout Frame) {
    let map = state.map
    let count = state.total.map { "\(grouped(state.finished)) of \(grouped($0)) runs" }
    let runs = count ?? "\(grouped(state.finished)) runs"
    let title = map.map { "\($0.title)  \($0.subject)" } ?? "sweep"
    let position = state.maps.count > 1 ? "  map \(state.chosenMap + 1) of \(state.maps.count)" : ""
    // Where all does not fit, what sets the map apart is left.
    let room = max(frame.width - position.count - 1, 1)
    let short = map.map { pen.cut("\($0.title)  \($0.difference)", width: room) } ?? title
    let wordings = [
      " wedge map   \(title)   \(runs)\(position)", " map  \(title)  \(runs)\(position)",
      " \(title)\(position)", " \(short)\(position)",
    ]
    pen.write(
      pen.fitting(wordings, width: frame.width), column: 0, row: 0, width: frame.width, on: &frame,
      tone: .strong)
  }

  private func drawTitle(_ map: SweepMap, width: Int, on frame: inout Frame) {
    let seeds = map.seeds == 1 ? "one seed" : "\(map.seeds) seeds"
    let quantity = state.quantity
    // Of outcomes there is no mean: a cell shows the one that most runs had.
    let usual = quantity.unit == .outcome ? "most" : "mean"
    let statistic =
      map.seeds == 1 ? seeds : "\(state.statistic == .mean ? usual : "worst") of \(seeds)"
    let unit = quantity.unitText.isEmpty ? "" : ", \(quantity.unitText)"
    pen.title(
      [
        "\(quantity.title)\(unit) · \(statistic)", "\(quantity.title)\(unit)",
        "\(quantity.shortTitle)\(unit) · \(statistic)", quantity.shortTitle,
      ],
      in: Rectangle(column: 1, row: 1, width: width, height: 1), on: &frame)
  }

  /// The ramp with its ends, or the outcomes with their places on it.
  private func drawLegend(_ map: SweepMap, row: Int, width: Int, on frame: inout Frame) {
    let ramp = Ramp(pen.theme)
    guard state.quantity.unit != .outcome else {
      return drawOutcomes(ramp, row: row, width: width, on: &frame)
    }
    let range = MapRange(map, state.quantity, state.statistic)
    guard range.isKnown else { return }
    let ends = [range.worst, range.best].map { pen.worded(state.quantity.text($0)) }
    let length = max(8, min(40, width - ends[0].count - ends[1].count - 10))
    var column = 7
    pen.write(
      ends[0], column: column, row: row, width: width - column, on: &frame, tone: .second)
    column += ends[0].count + 1
    for index in 0..<length where column + index < width {
      let fraction = Double(index) / Double(length - 1)
      let shade = ramp.shade(fraction, isASCII: pen.isASCII)
      frame[column + index, row] = Cell(
        shade,
        style: Style(foreground: pen.theme.text, background: ramp.ground(fraction)))
    }
    column += length + 1
    pen.write(
      pen.fitting(["\(ends[1])  \(better)", ends[1]], width: width + 1 - column),
      column: column, row: row, width: max(0, width + 1 - column), on: &frame, tone: .second)
  }

  /// How the ramp is read: shades are drawn in the text's colour, on whatever ground.
  private var better: String {
    (Ramp(pen.theme).isColored ? "bright" : "denser") + " is better"
  }

  private func drawOutcomes(_ ramp: Ramp, row: Int, width: Int, on frame: inout Frame) {
    var column = 2
    for status in Status.worstFirst.reversed() {
      let text = width > 70 ? " \(status.rawValue) " : status.shortLegend
      guard column + text.count <= width else { return }
      frame.write(
        text, column: column, row: row,
        foreground: ramp.isColored ? ramp.ink(on: status.fraction) : pen.theme.text,
        background: ramp.isColored ? ramp.ground(status.fraction) : nil)
      column += text.count + 1
    }
  }

  /// What was done last, or what the map says of the closed form.
  private func drawNote(_ map: SweepMap, row: Int, on frame: inout Frame) {
    let width = frame.width - 2
    if let message = state.message {
      pen.write(
        pen.cut(message, width: width), column: 1, row: row, width: width, on: &frame)
      return
    }
    let isOutlined = MapPlot(state, map).showsPlateau(in: Self.body(frame.size))
    let notes = [
      plateauNote(isOutlined), map.seedWords(state.quantity, state.statistic), limitNote(map),
    ]
    .compactMap { $0 }
    let wordings =
      (1...max(notes.count, 1)).reversed().map { notes.prefix($0).joined(separator: " · ") }
      + [shortNote(map)]
    let note = pen.fitting(
      frame.width < Self.widthForPanel ? [shortNote(map)] : wordings, width: width)
    pen.write(
      signed(note), column: 1, row: row, width: width, on: &frame, tone: .second)
  }

  /// Which cells are as good as the best one.
  private func plateauNote(_ isOutlined: Bool) -> String? {
    guard let plateau = state.plateau, let best = state.map?.bestWords(state.quantity) else {
      return nil
    }
    let count = plateau.places.count
    guard count > 1 else {
      let isAlone = state.map?.neighbours(of: plateau.best).isEmpty ?? true
      return isAlone ? best : "\(best); no neighbour is as good"
    }
    let sign = isOutlined ? (pen.isASCII ? "( ): " : "outlined: ") : ""
    let reach = state.quantity.toleranceText(plateau.tolerance)
    return "\(best); \(sign)\(count) cells as good, within \(reach)"
  }

  private func limitNote(_ map: SweepMap) -> String? {
    if let marked = map.markWords { return marked }
    guard let limit = map.limitText else {
      return map.dimension == 2 ? nil : "the limit in the plane says nothing of d \(map.dimension)"
    }
    guard map.firstColumnBeyond != nil else { return "all can be met: \(limit)" }
    return "right of ┃ \(map.classes) classes in the plane cannot meet m"
  }

  /// For a screen without room for the panel.
  private func shortNote(_ map: SweepMap) -> String {
    let value = state.statistic.value(of: state.rows, state.quantity).map(state.quantity.text)
    let outcome = state.statistic.outcome(of: state.rows)?.rawValue ?? ""
    return "\(map.placeText(state.cursor)): \(value ?? outcome)"
  }

  /// Words go before keys do; what matters least goes first.
  private func drawKeys(row: Int, on frame: inout Frame) {
    let all = MapBinding.all.filter { state.maps.count > 1 || $0.keys != "l L" }
    let ranked = all.indices.sorted { (all[$0].priority, $0) < (all[$1].priority, $1) }
    for count in stride(from: all.count, to: 0, by: -1) {
      let pieces = ranked.prefix(count).sorted().flatMap { index in
        [
          TextPen.Piece(all[index].keys),
          TextPen.Piece(" \(all[index].words)  ", .second),
        ]
      }
      let length = pen.width(of: pieces)
      guard length <= frame.width else { continue }
      return pen.write(pieces, column: 1, row: row, width: frame.width - 1, on: &frame)
    }
  }

  /// A mark of the map in the tier's own glyphs.
  private func signed(_ text: String) -> String {
    pen.isASCII ? text.replacing("◆", with: "*").replacing("┃", with: "|") : text
  }

  func help(_ size: Size) -> HelpPage {
    let keys = MapBinding.all.map { HelpPage.Entry(sign: $0.keys, meaning: $0.help) }
    let marks = [
      (
        "◆",
        "the best cell whose margin can be met, that waits for no run, and most of whose runs neither "
          + "diverged nor collapsed (no cell is worse than those); \(better) in every view"
      ),
      (
        pen.isASCII ? "( )" : "thin line",
        "round cells as good as the best, as far as the seeds can tell"
      ),
      ("┃", "the closed form: right of it equally spaced classes cannot meet the margin"),
      ("!", "its runs found that classes cannot meet the margin, where no ┃ says so"),
      (
        "~",
        "of fewer seeds than other cells have: the rest is to come, was not asked for, or has no such number"
      ),
      (pen.isASCII ? "?" : "·", "no run there is finished yet"),
      (
        "blank cell",
        "no run is meant there, in a row or column of a refinement: coloured as the nearest"
      ),
      (
        "outcome",
        "converged, stopped, unmet, merged, trapped, collapsed or diverged: train --help says when"
      ),
    ].map { HelpPage.Entry(sign: signed($0.0), meaning: $0.1) }
    return HelpPage(
      entries: keys + marks,
      area: Rectangle(column: 1, row: 2, width: size.width - 2, height: size.height - 3), pen: pen,
      part: state.helpPart ?? 0)
  }
}
