package import Cells

extension Frame {
  /// Writes a text where all its cells, and one at either end, are blank and before a column.
  package mutating func writeIfBlank(
    _ text: String, column: Int, row: Int, before end: Int, foreground: Color
  ) -> Bool {
    let width = text.unicodeScalars.count
    guard column >= 0, column + width <= end else { return false }
    for x in column - 1..<min(column + width + 1, end) {
      guard contains(column: x, row: row), self[x, row].isBlank else { return false }
    }
    write(text, column: column, row: row, foreground: foreground)
    return true
  }
}
