package import Cells
internal import Drawing
package import Laboratory
import Plotting

/// Lines over the last row and the right end of the first one, for an audience.
package enum Caption {
  /// Writes a line over the last row; an empty one leaves it.
  package static func write(_ text: String, _ state: State, on frame: inout Frame) {
    guard !text.isEmpty else { return }
    let theme = Theme(state.display.theme, colors: state.display.colors)
    let line = " " + text.prefix(max(frame.width - 2, 0))
    let padding = String(repeating: " ", count: max(0, frame.width - line.count))
    frame.write(
      line + padding, column: 0, row: frame.height - 1, foreground: theme.text,
      background: theme.ground, attributes: [.reverse, .bold])
  }

  /// How long a line is shown at least, in seconds, so that it can be read.
  package static func secondsToRead(_ text: String) -> Double {
    text.isEmpty ? 0 : 2 + Double(text.unicodeScalars.count) / 20
  }

  /// Marks that the session is recorded.
  package static func mark(_ text: String, _ state: State, on frame: inout Frame) {
    let theme = Theme(state.display.theme, colors: state.display.colors)
    let column = max(frame.width - text.unicodeScalars.count, 0)
    clearCutField(before: column, on: &frame)
    frame.write(
      text, column: column, row: 0, foreground: theme.text, background: theme.ground,
      attributes: [.reverse, .bold])
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
