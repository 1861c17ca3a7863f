public import Cells

extension Canvas {
  /// Draws a straight line, every dot on its way or every second one.
  public mutating func draw(_ segment: Segment, _ style: LineStyle) {
    if keepsShapes { kept.add(segment, style) }
    let along = segment.end - segment.start
    let steps = max(
      along.x.magnitude * Double(blitter.columns), along.y.magnitude * Double(blitter.rows) / 2)
    let count = Int(steps.rounded(.up))
    let scalar = stroke(style, Self.slope(along))
    var index = 0
    while index <= count {
      let share = count == 0 ? 0 : Double(index) / Double(count)
      if !style.isGap(index) { dot(segment.start + share * along, style.color, scalar) }
      index += style.every
    }
  }

  /// Draws an arrow as a figure has it: a line and a head of two.
  ///
  /// - Precondition: shapes are kept.
  public mutating func drawArrow(_ segment: Segment, color: Color) {
    kept.addArrow(segment, color)
  }

  /// Draws a curve through places; those that are not finite leave a gap.
  public mutating func draw(_ curve: [Vector], _ style: LineStyle) {
    for (start, end) in zip(curve, curve.dropFirst()) {
      guard start.x.isFinite, start.y.isFinite, end.x.isFinite, end.y.isFinite else { continue }
      draw(Segment(start, end), style)
    }
  }

  /// Draws a circle, each of its dots in the style that holds at its offset from the centre.
  public mutating func draw(_ circle: Circle, _ style: (Vector) -> LineStyle) {
    guard !keepsShapes else { return kept.add(circle, style) }
    drawSteepParts(circle, style)
    drawFlatParts(circle, style)
  }

  /// Where a circle runs more across than down, every column of dots holds one dot of it.
  private mutating func drawFlatParts(_ circle: Circle, _ style: (Vector) -> LineStyle) {
    let width = 1 / Double(blitter.columns)
    let reach = circle.radius * 0.7072
    let first = Int((circle.center.x - reach) / width)
    let last = Int((circle.center.x + reach) / width)
    for column in first...max(first, last) {
      let x = (Double(column) + 0.5) * width - circle.center.x
      let y = max(0, circle.radius * circle.radius - x * x).squareRoot()
      circleDot(circle, Vector(x, y), column, style)
      circleDot(circle, Vector(x, -y), column, style)
    }
  }

  /// Where a circle runs more down than across, every row of dots holds one dot of it.
  private mutating func drawSteepParts(_ circle: Circle, _ style: (Vector) -> LineStyle) {
    let height = 2 / Double(blitter.rows)
    let reach = circle.radius * 0.7072
    let first = Int((circle.center.y - reach) / height)
    let last = Int((circle.center.y + reach) / height)
    for row in first...max(first, last) {
      let y = (Double(row) + 0.5) * height - circle.center.y
      let x = max(0, circle.radius * circle.radius - y * y).squareRoot()
      circleDot(circle, Vector(x, y), row, style)
      circleDot(circle, Vector(-x, y), row, style)
    }
  }

  private mutating func circleDot(
    _ circle: Circle, _ offset: Vector, _ index: Int, _ style: (Vector) -> LineStyle
  ) {
    let style = style(offset)
    guard index % style.every == 0 else { return }
    dot(circle.center + offset, style.color, stroke(style, 0x2E))
  }

  /// Draws one dot of a line that runs in some direction.
  public mutating func draw(dotAt place: Vector, along: Vector, _ style: LineStyle) {
    guard !keepsShapes else {
      let half = 0.25 / max(along.length, 1e-9) * along
      return kept.add(Segment(place - half, place + half), style)
    }
    dot(place, style.color, stroke(style, Self.slope(along)))
  }

  /// The glyph that stands for the line whatever its dots; 0 where its dots make the glyph.
  private func stroke(_ style: LineStyle, _ slope: UInt32) -> UInt32 {
    if let glyph = style.glyph { return glyph.value }
    return switch blitter.glyphs {
    case .ascii: style.ascii?.value ?? slope
    case .braille, .shapes: 0
    case .sextant, .quadrant, .half: style.isThin ? slope : 0
    }
  }

  private mutating func dot(_ place: Vector, _ color: Color, _ stroke: UInt32) {
    touches += 1
    guard let cell = cell(at: place) else { return }
    cells[cell].dot(bit(at: place), color, stroke)
  }

  /// The bit of the dot at a place inside the canvas.
  @inline(__always)
  func bit(at place: Vector) -> UInt8 {
    let depth = min(extent.y - place.y, extent.y.nextDown)
    return blitter.bit(
      ofDot: Int(place.x * Double(blitter.columns)), Int(depth * Double(blitter.rows) / 2))
  }

  /// The stroke of ASCII that comes nearest to a line's slope; a slash rises two for one.
  private static func slope(_ along: Vector) -> UInt32 {
    let ratio = along.y.magnitude / max(along.x.magnitude, 1e-9)
    if ratio < 0.3 { return 0x2D }
    if ratio > 4 { return 0x7C }
    return along.x * along.y > 0 ? 0x2F : 0x5C
  }
}
