internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting

/// Target logits as lines on the axes of a chart whose width is 0…π.
struct TargetCurves {
  var axes: ChartAxes
  var theme: Theme
  var glyphs: GlyphTier

  /// Draws the loss in force, broken where it jumps, with a mark at either end of the gap.
  func draw(_ loss: any Classifier, _ shape: TargetShape, on canvas: inout Canvas) {
    for piece in shape.pieces {
      canvas.draw(places(loss, piece), LineStyle(color: theme.text, ascii: "*"))
    }
    let (open, filled): (Unicode.Scalar, Unicode.Scalar) =
      glyphs == .ascii ? ("o", "*") : ("∘", "•")
    for jump in shape.jumps {
      // Both continuations that jump take the higher value at the jump itself.
      let ends = [
        axes.place(jump.low / Double.pi, jump.before),
        axes.place(jump.high / Double.pi, jump.after),
      ]
      let higher = jump.before > jump.after ? 0 : 1
      canvas.label(open, at: ends[1 - higher], color: theme.text)
      canvas.label(filled, at: ends[higher], color: theme.text)
    }
  }

  /// Draws cos θ as dashes.
  func drawCosine(on canvas: inout Canvas) {
    let places = places(NormFace(LossParameters()), 0...Double.pi)
    for first in stride(from: 0, to: places.count - 1, by: 4) {
      canvas.draw(
        Segment(places[first], places[first + 1]), LineStyle(color: theme.secondText, ascii: "."))
    }
  }

  /// Draws a loss as single dots far apart.
  func drawFaint(_ loss: any Classifier, on canvas: inout Canvas) {
    for piece in TargetShape(loss).pieces {
      let places = places(loss, piece)
      for index in stride(from: 0, to: places.count, by: 3) where isInside(places[index]) {
        canvas.draw(
          Segment(places[index], places[index]), LineStyle(color: theme.secondText, ascii: "."))
      }
    }
  }

  /// Draws an upright line of dots at an angle.
  func drawProbe(_ angle: Double, on canvas: inout Canvas) {
    let share = angle / Double.pi
    canvas.draw(
      [axes.place(share, axes.values.lowerBound), axes.place(share, axes.values.upperBound)],
      LineStyle(color: theme.text, every: 2, ascii: ":"))
  }

  /// Writes a loss's name beside the end of its curve on the plot, where cells are free.
  func write(_ name: String, of loss: any Classifier, on frame: inout Frame) {
    let text = glyphs == .ascii ? asciiText(name) : name
    let plot = axes.plot
    for (column, row) in spots(beside: places(loss, 0...Double.pi), text.unicodeScalars.count) {
      guard column > 0, row >= 0, row < plot.height - 1 else { continue }
      if frame.writeIfBlank(
        text, column: plot.column + column, row: plot.row + row, before: plot.column + plot.width,
        foreground: theme.secondText)
      {
        return
      }
    }
  }

  /// Under and over a curve's end at the right edge; else beside its last rows.
  private func spots(beside places: [Vector], _ width: Int) -> [(column: Int, row: Int)] {
    let plot = axes.plot
    let cells = places.filter(isInside).map { place in
      (column: Int(place.x), row: plot.height - 1 - Int(place.y / 2))
    }
    guard let end = cells.last else { return [] }
    if end.column >= plot.width - 2 {
      return [1, -1, 2, -2].map { (plot.width - width, end.row + $0) }
    }
    return (0...8).flatMap { up -> [(column: Int, row: Int)] in
      guard let cell = cells.last(where: { $0.row == end.row - up }) else { return [] }
      return [(cell.column + 2, cell.row), (cell.column - 1 - width, cell.row)]
    }
  }

  private func isInside(_ place: Vector) -> Bool { place.y.isFinite }

  /// The curve over a stretch of angles, two places a cell; not finite where it leaves the axis.
  private func places(_ loss: any Classifier, _ piece: ClosedRange<Double>) -> [Vector] {
    let pieces = max(
      1, Int(Double(2 * axes.plot.width) * (piece.upperBound - piece.lowerBound) / Double.pi))
    return (0...pieces).map { index in
      let share = Double(index) / Double(pieces)
      let angle = piece.lowerBound + share * (piece.upperBound - piece.lowerBound)
      let value = loss.target(angle).logit
      guard value >= axes.values.lowerBound - 1e-9 else { return Vector(.nan, .nan) }
      return axes.place(angle / Double.pi, value)
    }
  }
}

/// The row under a target logit that names angles without a pull.
struct ZoneRow {
  var stretches: [TargetShape.Stretch]
  var theme: Theme
  var glyphs: GlyphTier

  /// A bar under every stretch, and its words beside it where there is room.
  func draw(below plot: Rectangle, on frame: inout Frame) {
    let row = plot.row + plot.height
    let bars = stretches.map { stretch in
      let first = Int(stretch.start / Double.pi * Double(plot.width))
      let last = Int(stretch.end / Double.pi * Double(plot.width))
      return min(first, plot.width - 1)...min(last, plot.width - 1)
    }
    let bar = glyphs == .ascii ? "=" : "━"
    for columns in bars {
      frame.write(
        String(repeating: bar, count: columns.count), column: plot.column + columns.lowerBound,
        row: row, foreground: theme.text)
    }
    for (stretch, columns) in zip(stretches, bars) {
      let width = stretch.words.unicodeScalars.count
      let starts = [columns.lowerBound - 1 - width, columns.upperBound + 2]
      for start in starts where start >= 0 {
        if frame.writeIfBlank(
          stretch.words, column: plot.column + start, row: row, before: plot.column + plot.width,
          foreground: theme.text)
        {
          break
        }
      }
    }
  }
}
