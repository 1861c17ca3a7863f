package import Cells

/// A text in letters five dots high, to be read from the last row of a hall.
package struct BlockText {
  /// How large a dot is.
  package enum Scale: Equatable, Sendable {
    /// A column wide and half a row high: a letter takes three rows.
    case half
    /// Two columns wide and a row high, so many times.
    case whole(Int)

    /// From the largest that anybody has room for.
    package static let all: [Scale] = [.whole(2), .whole(1), .half]

    /// Rows of a letter.
    package var rows: Int {
      switch self {
      case .half: 3
      case .whole(let count): BlockText.dots * count
      }
    }

    var columns: Int {
      switch self {
      case .half: 1
      case .whole(let count): 2 * count
      }
    }
  }

  private let glyphs: [[Int]]
  private let widths: [Int]
  private let scale: Scale
  private let isASCII: Bool
  /// Dots of a letter from top to bottom.
  fileprivate static let dots = 5

  /// Nil where a character has no such letter.
  package init?(_ text: String, _ scale: Scale, isASCII: Bool) {
    var glyphs: [[Int]] = []
    var widths: [Int] = []
    for character in text {
      guard let letter = BlockLetters.letter(character) else { return nil }
      glyphs.append(letter.rows)
      widths.append(letter.width)
    }
    (self.glyphs, self.widths) = (glyphs, widths)
    (self.scale, self.isASCII) = (scale, isASCII)
  }

  /// Columns that the text takes; a dot's width is between letters.
  package var width: Int {
    guard !widths.isEmpty else { return 0 }
    return (widths.reduce(0, +) + widths.count - 1) * scale.columns
  }

  package func draw(column: Int, row: Int, color: Color, on frame: inout Frame) {
    var start = 0
    for (glyph, width) in zip(glyphs, widths) {
      for x in 0..<width { drawColumn(glyph, width - 1 - x, column, start + x, row, color, &frame) }
      start += width + 1
    }
  }

  /// One column of dots of a letter.
  private func drawColumn(
    _ glyph: [Int], _ bit: Int, _ column: Int, _ x: Int, _ row: Int, _ color: Color,
    _ frame: inout Frame
  ) {
    let isLit = { (y: Int) in y < glyph.count && glyph[y] >> bit & 1 == 1 }
    let left = column + x * scale.columns
    for line in 0..<scale.rows {
      let sign: String
      switch scale {
      case .half: sign = Self.half(isLit(2 * line), isLit(2 * line + 1), isASCII)
      case .whole(let count): sign = isLit(line / count) ? (isASCII ? "#" : "█") : " "
      }
      guard sign != " " else { continue }
      for cell in 0..<scale.columns {
        frame.write(sign, column: left + cell, row: row + line, foreground: color)
      }
    }
  }

  private static func half(_ upper: Bool, _ lower: Bool, _ isASCII: Bool) -> String {
    switch (upper, lower) {
    case (true, true): isASCII ? "#" : "█"
    case (true, false): isASCII ? "\"" : "▀"
    case (false, true): isASCII ? "_" : "▄"
    case (false, false): " "
    }
  }
}
