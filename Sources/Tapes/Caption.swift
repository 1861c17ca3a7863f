package import Cells
internal import Drawing
package import Laboratory
import Plotting

/// Lines over the last rows and the right end of the first one, for an audience.
package enum Caption {
  /// As many rows as a long line takes at most.
  package static let mostRows = 3

  /// Writes a line over the last row, a long one over some rows above it too; an empty one leaves them.
  package static func write(_ text: String, _ state: State, on frame: inout Frame) {
    guard !text.isEmpty else { return }
    let theme = state.display.usualTheme
    let lines = lines(of: text, width: max(frame.width - 2, 1))
    for (index, text) in lines.enumerated() {
      let line = " " + text
      let padding = String(repeating: " ", count: max(0, frame.width - line.count))
      frame.write(
        line + padding, column: 0, row: frame.height - lines.count + index, foreground: theme.text,
        background: theme.ground, attributes: [.reverse, .bold])
    }
  }

  /// How many of the last rows of a screen a line takes.
  package static func rows(_ text: String, _ size: Size) -> Int {
    lines(of: text, width: max(size.width - 2, 1)).count
  }

  /// A text broken between words; what no row is left for is cut.
  package static func lines(of text: String, width: Int) -> [Substring] {
    var lines: [Substring] = []
    var rest = text[...]
    while !rest.isEmpty, lines.count < mostRows {
      var line = rest.prefix(width)
      if line.endIndex < rest.endIndex, lines.count < mostRows - 1,
        let space = rest[..<rest.index(after: line.endIndex)].lastIndex(of: " ")
      {
        line = rest[..<space]
      }
      lines.append(line)
      rest = rest[line.endIndex...].drop { $0 == " " }
    }
    if !rest.isEmpty, let last = lines.popLast() {
      lines.append(last.dropLast(max(last.count + 1 - width, 0)) + "…")
    }
    return lines
  }

  /// How long a line is shown at least, in seconds, so that it can be read.
  package static func secondsToRead(_ text: String) -> Double {
    text.isEmpty ? 0 : 2 + Double(text.unicodeScalars.count) / 20
  }

  /// Marks that the session is recorded.
  package static func mark(_ text: String, _ state: State, on frame: inout Frame) {
    let theme = state.display.usualTheme
    let column = max(frame.width - text.unicodeScalars.count, 0)
    clearCutField(before: column, on: &frame)
    frame.write(
      text, column: column, row: 0, foreground: theme.text, background: theme.ground,
      attributes: [.reverse, .bold])
    if state.display.glyphs == .ascii { frame.becomeASCII() }
  }

  /// A field of the first line that would be cut goes as a whole: half a number is another number.
  private static func clearCutField(before column: Int, on frame: inout Frame) {
    func isBlank(_ column: Int) -> Bool {
      !frame.contains(column: column, row: 0) || frame[column, 0].scalar == 0x20
    }
    func isGap(_ column: Int) -> Bool { isBlank(column) && isBlank(column + 1) }
    guard (column - 2...column).allSatisfy({ !isGap($0) }) else { return }
    // Where fields stand a column apart, the last word goes.
    let end = (2..<max(column, 2)).last(where: isGap) ?? (2..<max(column, 2)).last(where: isBlank)
    for cut in (end ?? column)..<column { frame[cut, 0].scalar = 0x20 }
  }
}
