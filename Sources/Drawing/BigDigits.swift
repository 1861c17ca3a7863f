package import Cells

/// A number in figures five rows high and four columns wide, or twice that.
package struct BigDigits {
  private let text: [Character]
  private let scale: Int
  private let isASCII: Bool

  /// Rows of a figure before scaling.
  package static let height = 5
  /// Columns of a figure before scaling; a dot of it is two columns wide.
  private static let dots = 3

  package init(_ text: String, scale: Int, isASCII: Bool) {
    self.text = Array(text)
    self.scale = scale
    self.isASCII = isASCII
  }

  /// Columns that the number takes.
  package var width: Int { text.reduce(0) { $0 + width(of: $1) } - 2 * scale }

  private func width(of character: Character) -> Int {
    (character == "." ? 1 : Self.dots) * 2 * scale + 2 * scale
  }

  package func draw(column: Int, row: Int, color: Color, on frame: inout Frame) {
    var column = column
    for character in text {
      let columns = (character == "." ? 1 : Self.dots) * 2 * scale
      for y in 0..<Self.height * scale {
        for x in 0..<columns where isLit(character, x / (2 * scale), y / scale) {
          frame.write(isASCII ? "#" : "█", column: column + x, row: row + y, foreground: color)
        }
      }
      column += columns + 2 * scale
    }
  }

  private func isLit(_ character: Character, _ x: Int, _ y: Int) -> Bool {
    if character == "." { return y == Self.height - 1 }
    guard let digit = character.wholeNumberValue, Self.figures.indices.contains(digit) else {
      return y == Self.height / 2
    }
    return Self.figures[digit][y] >> (2 - x) & 1 == 1
  }

  /// Three dots a row, five rows a figure.
  private static let figures: [[Int]] = [
    [7, 5, 5, 5, 7], [2, 6, 2, 2, 7], [7, 1, 7, 4, 7], [7, 1, 3, 1, 7], [5, 5, 7, 1, 1],
    [7, 4, 7, 1, 7], [7, 4, 7, 5, 7], [7, 1, 2, 2, 2], [7, 5, 7, 5, 7], [7, 5, 7, 1, 7],
  ]
}
