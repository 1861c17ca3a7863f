internal import Cells
internal import Drawing
internal import Laboratory
internal import Plotting

/// An arrow over everything else on a canvas: a shaft of dots and a head of one glyph.
///
/// A head of dots would take more room than most arrows have.
struct Arrow {
  var start: Vector
  /// From the start to the tip, in widths of a cell.
  var along: Vector
  var color: Color
  /// The colour where the arrow is too short to be more than a dot.
  var restColor: Color

  /// The cell it starts in stays as it is, unless the whole arrow lies in it.
  func draw(on canvas: inout Canvas) {
    guard along.length * Double(canvas.blitter.columns) >= 0.5 else {
      return canvas.label("·", at: start, color: restColor)
    }
    guard canvas.blitter.glyphs != .shapes else {
      return canvas.drawArrow(Segment(start, start + along), color: color)
    }
    let shaft = shaft(on: canvas)
    for (index, part) in shaft.enumerated() {
      let isHead = index == shaft.count - 1
      canvas.label(isHead ? head(canvas) : stroke(part.mask, canvas), at: part.place, color: color)
    }
  }

  /// The cells on the way without the first, each with its dots.
  private func shaft(on canvas: Canvas) -> [(place: Vector, mask: UInt8)] {
    var cells: [(cell: Int, place: Vector, mask: UInt8)] = []
    let steps = Int(along.length * 8) + 1
    for step in 0...steps {
      let place = start + Double(step) / Double(steps) * along
      guard let cell = canvas.cell(at: place) else { break }
      if cells.last?.cell != cell { cells.append((cell, place, 0)) }
      cells[cells.count - 1].mask |= dot(at: place, canvas)
    }
    return (cells.count > 1 ? cells.dropFirst() : cells[...]).map { ($0.place, $0.mask) }
  }

  private func dot(at place: Vector, _ canvas: Canvas) -> UInt8 {
    let blitter = canvas.blitter
    let column = Int(place.x * Double(blitter.columns)) % blitter.columns
    let depth = (canvas.extent.y - place.y) * Double(blitter.rows) / 2
    return blitter.bit(column: column, row: min(Int(depth), Int.max) % blitter.rows)
  }

  private func stroke(_ mask: UInt8, _ canvas: Canvas) -> Unicode.Scalar {
    guard canvas.blitter.glyphs == .ascii else {
      return Unicode.Scalar(canvas.blitter.scalar(mask)) ?? " "
    }
    let ratio = along.y.magnitude / max(along.x.magnitude, 1e-9)
    if ratio < 0.5 { return "-" }
    if ratio > 3 { return "|" }
    return along.x * along.y > 0 ? "/" : "\\"
  }

  /// The glyph of the nearest of eight directions, of four in ASCII.
  private func head(_ canvas: Canvas) -> Unicode.Scalar {
    let (across, up) = (along.x.magnitude, along.y.magnitude)
    let isASCII = canvas.blitter.glyphs == .ascii
    let tangent = isASCII ? 1 : 0.41421356
    if up <= tangent * across {
      return isASCII ? (along.x > 0 ? ">" : "<") : along.x > 0 ? "→" : "←"
    }
    if isASCII { return along.y > 0 ? "^" : "v" }
    if across <= tangent * up { return along.y > 0 ? "↑" : "↓" }
    if along.y > 0 { return along.x > 0 ? "↗" : "↖" }
    return along.x > 0 ? "↘" : "↙"
  }
}
