public import Cells

/// A histogram of upright bars, one column each, in eighths of a cell.
public struct Bars: Equatable, Sendable {
  /// One count a column.
  public var counts: [Int]

  public init(counts: [Int]) {
    self.counts = counts
  }

  /// Counts values into columns between 0 and an upper end; beyond it they go to the last one.
  public init(_ values: [Double], upTo end: Double, columns: Int) {
    counts = Array(repeating: 0, count: columns)
    guard columns > 0 else { return }
    for value in values where value.isFinite {
      let column = Int(min(max(value / end, 0), 1) * Double(columns))
      counts[min(column, columns - 1)] += 1
    }
  }

  /// Draws the bars upwards from the rectangle's last row; whatever is not empty can be seen.
  public func draw(
    in rectangle: Rectangle, on frame: inout Frame, color: Color, glyphs: GlyphTier
  ) {
    let highest = max(counts.max() ?? 0, 1)
    for (column, count) in counts.enumerated() where count > 0 && column < rectangle.width {
      let eighths = max(1, 8 * rectangle.height * count / highest)
      for level in 0..<rectangle.height where eighths > 8 * level {
        let scalar = Self.scalar(min(eighths - 8 * level, 8), glyphs)
        frame.write(
          String(Character(scalar)), column: rectangle.column + column,
          row: rectangle.row + rectangle.height - 1 - level, foreground: color)
      }
    }
  }

  /// The glyph of a cell filled by so many eighths from below.
  static func scalar(_ eighths: Int, _ glyphs: GlyphTier) -> Unicode.Scalar {
    switch glyphs {
    case .ascii: eighths > 4 ? "|" : "."
    case .half: eighths > 4 ? "█" : "▄"
    case .braille, .sextant, .quadrant, .shapes: blocks[eighths - 1]
    }
  }

  private static let blocks: [Unicode.Scalar] = Array("▁▂▃▄▅▆▇█".unicodeScalars)
}
