internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting

/// Where a class just meets its margin: a dashed ray between its tint and its band.
struct MarginEdges {
  let map: DecisionMap
  let theme: Theme
  let scale: PlaneScale

  /// The line where colour does not tell it from others.
  static let glyph: Unicode.Scalar = "~"

  /// The shortest radius on which dashes look like a line.
  static let leastRadius = 14.0

  /// Draws each from where its band is two cells wide.
  func draw(on canvas: inout Canvas) {
    guard scale.window.radius >= Self.leastRadius else { return }
    let style = style(canvas.blitter)
    let sectors = map.sectors
    for (index, sector) in sectors.enumerated() {
      let before = sectors[index > 0 ? index - 1 : sectors.count - 1]
      guard before.owner == sector.owner, before.meetsMargin != sector.meetsMargin else { continue }
      let inner = 2 / (min(before.length, sector.length) * scale.circle.radius)
      guard inner < 1 else { continue }
      let direction = PlaneScale.direction(sector.start)
      let line = Segment(
        scale.place(direction, share: inner), scale.place(direction, share: 1))
      canvas.draw(line, style)
      guard theme.isStage else { continue }
      // A dot to the side: two dots wide.
      let aside = Vector(-0.5 * direction.y, 0.5 * direction.x)
      canvas.draw(Segment(line.start + aside, line.end + aside), style)
    }
  }

  /// Dashes as long as a steep line's way through a cell.
  private func style(_ blitter: Blitter) -> LineStyle {
    let isOwnGlyph = blitter.glyphs == .ascii || !theme.hasClassColors
    return LineStyle(
      color: theme.edge, dash: blitter.rows, glyph: isOwnGlyph ? Self.glyph : nil, isThin: true)
  }
}
