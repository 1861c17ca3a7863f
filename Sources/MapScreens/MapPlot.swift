internal import Cells
internal import Drawing
internal import MarginLosses
internal import Plotting
internal import Training

/// The heat map itself: cells, their numbers, the plateau, the closed-form limit, both axes.
struct MapPlot {
  let state: MapState
  let map: SweepMap
  let pen: TextPen
  private let ramp: Ramp
  private let range: MapRange
  private let plateau: SweepPlateau?

  init(_ state: MapState, _ map: SweepMap) {
    self.state = state
    self.map = map
    let theme = state.display.colorTheme
    pen = TextPen(theme: theme, glyphs: state.display.glyphs)
    ramp = Ramp(theme)
    range = MapRange(map, state.quantity, state.statistic)
    plateau = state.plateau
  }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard let geometry = geometry(in: rectangle) else { return }
    drawGround(geometry, on: &frame)
    drawPlateau(geometry, on: &frame)
    drawLimit(geometry, on: &frame)
    drawNumbers(geometry, on: &frame)
    drawCursor(geometry, on: &frame)
    drawAxes(geometry, on: &frame)
  }

  /// Where the cells lie between the axes; nil without room.
  private func geometry(in rectangle: Rectangle) -> MapGeometry? {
    let area = Rectangle(
      column: rectangle.column + labelWidth, row: rectangle.row + 1,
      width: rectangle.width - labelWidth, height: rectangle.height - 2)
    return area.width > 2 && area.height > 1
      ? MapGeometry(map, in: area, awaiting: state.awaited) : nil
  }

  /// The cell whose run is shown under the mouse; nil beside the cells.
  func place(under mouse: Mouse, in rectangle: Rectangle) -> SweepMap.Place? {
    guard let geometry = geometry(in: rectangle), geometry.area.contains(mouse) else { return nil }
    return geometry.source(
      of: geometry.place(column: mouse.column, half: 2 * (mouse.row - geometry.area.row)))
  }

  private func fraction(_ place: SweepMap.Place?) -> Double? {
    place.flatMap { range.fraction(of: map[$0]) }
  }

  /// A half block shows two numbers where rows of cells are finer than lines.
  private func drawGround(_ geometry: MapGeometry, on frame: inout Frame) {
    let area = geometry.area
    for row in 0..<area.height {
      for column in area.column..<area.column + area.width {
        let halves = [2 * row, 2 * row + 1].map { half in
          fraction(geometry.source(of: geometry.place(column: column, half: half)))
        }
        frame[column, area.row + row] = cell(upper: halves[0], lower: halves[1])
      }
    }
  }

  private func cell(upper: Double?, lower: Double?) -> Cell {
    let theme = pen.theme
    guard let upper, let lower else {
      guard let known = upper ?? lower, ramp.isColored else {
        // The point of ASCII is a shade.
        return Cell(
          pen.isASCII ? "?" : "·",
          style: Style(foreground: theme.secondText, background: theme.ground))
      }
      let glyph: Unicode.Scalar = upper != nil ? "▀" : "▄"
      return Cell(
        glyph, style: Style(foreground: ramp.ground(known), background: theme.ground))
    }
    guard ramp.isColored else {
      let shade = ramp.shade((upper + lower) / 2, isASCII: pen.isASCII)
      return Cell(shade, style: Style(foreground: theme.text, background: theme.ground))
    }
    if upper == lower {
      return Cell(
        " ", style: Style(foreground: ramp.ink(on: upper), background: ramp.ground(upper)))
    }
    return Cell("▀", style: Style(foreground: ramp.ground(upper), background: ramp.ground(lower)))
  }

  /// Whether every cell that is as good as the best is seen to be; else none is, but the best.
  func showsPlateau(in rectangle: Rectangle) -> Bool {
    geometry(in: rectangle).map(showsPlateau) ?? false
  }

  private func showsPlateau(_ geometry: MapGeometry) -> Bool {
    guard let plateau, geometry.hasText else { return false }
    let narrowest = geometry.area.width / map.margins.count
    return plateau.places.allSatisfy { place in
      let box = geometry.rectangle(of: place)
      guard pen.isASCII, place != plateau.best else { return box.width >= 3 }
      return bracketed(numberText(of: place, width: narrowest), in: box) != nil
    }
  }

  /// What stands for the line round the plateau where there is none; nil without room.
  private func bracketed(_ text: String, in box: Rectangle) -> String? {
    text.count + 2 < box.width ? "(\(text))" : nil
  }

  /// A thin line round the plateau, inside its cells.
  private func drawPlateau(_ geometry: MapGeometry, on frame: inout Frame) {
    guard let plateau, showsPlateau(geometry), !pen.isASCII else { return }
    let inside = Set(plateau.places)
    for place in plateau.places {
      let box = geometry.rectangle(of: place)
      let ink = fraction(place).map { ramp.ink(on: $0) } ?? pen.theme.text
      let last = (column: box.column + box.width - 1, row: box.row + box.height - 1)
      for (offset, scalar) in [(-1, "▏"), (1, "▕")] as [(Int, Unicode.Scalar)] {
        let next = SweepMap.Place(column: place.column + offset, row: place.row)
        guard !inside.contains(next) else { continue }
        for row in box.row...last.row {
          write(scalar, offset < 0 ? box.column : last.column, row, ink, on: &frame)
        }
      }
      guard box.height >= 2 else { continue }
      for (offset, scalar) in [(1, "▔"), (-1, "▁")] as [(Int, Unicode.Scalar)] {
        let next = SweepMap.Place(column: place.column, row: place.row + offset)
        guard !inside.contains(next) else { continue }
        let row = offset > 0 ? box.row : last.row
        for column in box.column...last.column where isFree(frame[column, row]) {
          write(scalar, column, row, ink, on: &frame)
        }
      }
    }
  }

  private func isFree(_ cell: Cell) -> Bool {
    ramp.isColored ? cell.scalar == 0x20 : cell.scalar != 0x258F && cell.scalar != 0x2595
  }

  private func write(
    _ scalar: Unicode.Scalar, _ column: Int, _ row: Int, _ ink: Color, on frame: inout Frame
  ) {
    frame[column, row].scalar = scalar.value
    frame[column, row].style.foreground = ink
  }

  /// What the closed form allows ends at the left edge of the first column beyond it.
  private func drawLimit(_ geometry: MapGeometry, on frame: inout Frame) {
    guard let column = map.firstColumnBeyond else { return }
    let area = geometry.area
    let place = min(geometry.left(ofColumn: column), area.column + area.width - 1)
    for row in area.row..<area.row + area.height {
      let ground = frame[place, row].scalar == 0x2580 ? frame[place, row].style.background : nil
      let half = 2 * (row - area.row)
      let below = fraction(geometry.source(of: geometry.place(column: place, half: half)))
      frame[place, row].style.foreground = below.map { ramp.ink(on: $0) } ?? pen.theme.text
      frame[place, row].style.background = ground ?? frame[place, row].style.background
      frame[place, row].scalar = pen.isASCII ? 0x7C : 0x2503
    }
    let limit = map.limit?.text.map { "\(map.marginSymbol) < \($0)" } ?? ""
    let met = pen.worded(
      pen.fitting(
        [map.limitText.map { "can be met: \($0)" } ?? "", map.limitText ?? "", limit, ""],
        width: place - area.column - 1))
    let start = max(area.column, place - met.unicodeScalars.count - 1)
    pen.write(met, column: start, row: area.row - 1, width: place - start, on: &frame)
    pen.write(
      pen.isASCII ? "|" : "┃", column: place, row: area.row - 1, width: 1, on: &frame)
    pen.write(
      pen.fitting([" cannot be met", " cannot", ""], width: area.column + area.width - place - 1),
      column: place + 1, row: area.row - 1, width: area.column + area.width - place - 1,
      on: &frame, tone: .second)
  }

  private func drawNumbers(_ geometry: MapGeometry, on frame: inout Frame) {
    guard geometry.hasText else { return }
    let best = plateau?.best
    let narrowest = geometry.area.width / map.margins.count
    let isBracketed = pen.isASCII && showsPlateau(geometry)
    for place in map.places {
      let box = geometry.rectangle(of: place)
      let isBest = place == best
      let star = pen.isASCII ? "*" : "◆"
      var text = numberText(of: place, width: narrowest)
      if isBracketed, !isBest, plateau?.places.contains(place) ?? false {
        text = bracketed(text, in: box) ?? text
      }
      if isBest { text = text.count + 2 < box.width ? star + text : star }
      guard text.count <= box.width - (isBest ? 0 : 1), !text.isEmpty else { continue }
      let row = box.row + (box.height - 1) / 2
      let start = box.column + (box.width - text.count + 1) / 2
      let ink = fraction(place).map { ramp.ink(on: $0) } ?? pen.theme.text
      frame.write(
        ramp.isColored ? text : " \(text) ", column: ramp.isColored ? start : start - 1, row: row,
        foreground: ink, attributes: isBest ? .bold : [])
    }
  }

  /// What stands in a cell, with its marks.
  private func numberText(of place: SweepMap.Place, width: Int) -> String {
    (map.isMarked(place) ? "!" : "")
      + (map.leavesOut(place, state.quantity, state.statistic) ? "~" : "")
      + pen.worded(text(of: place, width: width))
  }

  private func text(of place: SweepMap.Place, width: Int) -> String {
    let rows = map[place]
    if state.quantity.unit == .outcome {
      return state.statistic.outcome(of: rows)?.cellText(width: width) ?? ""
    }
    return state.statistic.value(of: rows, state.quantity)
      .map { state.quantity.cellText($0, width: width) } ?? "–"
  }

  /// Brackets as high as the cell, or one reversed character where there is no room.
  private func drawCursor(_ geometry: MapGeometry, on frame: inout Frame) {
    var box = geometry.rectangle(of: state.cursor)
    box.width = max(box.width, 1)
    box.height = max(box.height, 1)
    box.row = min(box.row, geometry.area.row + geometry.area.height - 1)
    box.column = min(box.column, geometry.area.column + geometry.area.width - 1)
    guard geometry.hasText, box.width >= 3 else {
      frame[box.column, box.row].scalar = pen.isASCII ? 0x2B : 0x25C6
      frame[box.column, box.row].style.foreground = pen.theme.ground
      frame[box.column, box.row].style.background = pen.theme.text
      return
    }
    let right = box.column + box.width - 1
    for row in box.row..<box.row + box.height {
      let isLast = row == box.row + box.height - 1
      let isFirst = row == box.row
      let marks: (String, String)
      if box.height == 1 || pen.isASCII {
        marks = ("[", "]")
      } else {
        marks = isFirst ? ("┏", "┓") : isLast ? ("┗", "┛") : ("┃", "┃")
      }
      let ink = pen.theme.ground
      let ground = pen.theme.text
      for (column, mark) in [(box.column, marks.0), (right, marks.1)] {
        if ramp.isColored {
          frame.write(mark, column: column, row: row, foreground: ink, background: ground)
        } else {
          frame.write(
            mark, column: column, row: row, foreground: pen.theme.text, attributes: .reverse)
        }
      }
    }
  }
}
