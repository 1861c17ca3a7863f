package import Cells
package import Plotting

/// The tops of an earlier histogram as a dashed line over the bars of a later one.
package struct BarOutline {
  package var earlier: Bars
  package var later: Bars
  package var color: Color
  package var glyphs: GlyphTier

  package init(earlier: Bars, later: Bars, color: Color, glyphs: GlyphTier) {
    self.earlier = earlier
    self.later = later
    self.color = color
    self.glyphs = glyphs
  }

  /// The count that fills the height, common to both; what the earlier one heaps up beyond its end
  /// may be cut off.
  private func highest(_ coarse: [Int]) -> Int {
    max(coarse.dropLast().max() ?? 0, later.counts.max() ?? 0, 1)
  }

  /// The earlier counts, evened out over pairs of columns, so that a line can be seen in them.
  private var coarse: [Int] {
    earlier.counts.indices.map { index in
      let pair = earlier.counts[(index & ~1)...].prefix(2)
      return (pair.reduce(0, +) + pair.count - 1) / pair.count
    }
  }

  /// Draws the later bars and over them, in dashes, where the earlier ones ended.
  package func draw(in rectangle: Rectangle, on frame: inout Frame) {
    let coarse = coarse
    let highest = highest(coarse)
    // An invisible last column gives both the same scale.
    Bars(counts: later.counts + [highest])
      .draw(in: rectangle, on: &frame, color: color, glyphs: glyphs)
    // Every other column, or the lowest strokes would pass for bars.
    for (column, count) in coarse.enumerated() where count > 0 && column % 2 == 0 {
      let eighths = max(1, 8 * rectangle.height * min(count, highest) / highest)
      let level = (eighths - 1) / 8
      let (x, y) = (rectangle.column + column, rectangle.row + rectangle.height - 1 - level)
      guard frame.contains(column: x, row: y) else { continue }
      let later = max(
        self.later.counts[column] > 0 ? 1 : 0,
        8 * rectangle.height * self.later.counts[column] / highest)
      // A bar that ends in the same cell says as much, and low bars would only be cut up.
      let isInside = later > 8 * level + 8
      guard later <= 8 * level || isInside && rectangle.height >= 4 else { continue }
      frame.write(
        stroke(eighths - 8 * level), column: x, row: y, foreground: color,
        attributes: isInside ? .reverse : [])
    }
  }

  private func stroke(_ eighths: Int) -> String {
    if glyphs == .ascii { return eighths > 4 ? "-" : "_" }
    return eighths > 6 ? "▔" : eighths > 2 ? "─" : "▁"
  }
}
