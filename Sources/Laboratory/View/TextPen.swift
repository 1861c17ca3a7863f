internal import Cells
internal import Plotting

/// Writes lines of text into a panel, in the words of the glyph tier, cut at the panel's edge.
struct TextPen {
  var theme: Theme
  var isASCII: Bool

  init(_ state: State) {
    theme = Theme(state.display.theme, colors: state.display.colors)
    isASCII = state.display.glyphs == .ascii
  }

  /// A text in the glyph tier's own words.
  func worded(_ text: String) -> String { isASCII ? asciiText(text) : text }

  /// Columns a text takes.
  func width(of text: String) -> Int { worded(text).unicodeScalars.count }

  func write(
    _ text: String, column: Int, row: Int, width: Int, on frame: inout Frame,
    foreground: Color? = nil, attributes: Attributes = []
  ) {
    let scalars = worded(text).unicodeScalars.prefix(max(width, 0))
    frame.write(
      String(String.UnicodeScalarView(scalars)), column: column, row: row,
      foreground: foreground ?? theme.text, attributes: attributes)
  }

  /// A rule with a title in it.
  func title(_ text: String, in rectangle: Rectangle, on frame: inout Frame) {
    ChartTitle([worded(text)], width: rectangle.width, theme: theme)
      .draw(in: rectangle, on: &frame)
  }

  /// A text in the tier's words, wrapped at word ends into lines of a width.
  func wrapped(_ text: String, width: Int) -> [String] {
    wrappedLines(worded(text), width: width)
  }
}

/// A text wrapped at word ends into lines of a width; a longer word stays whole.
func wrappedLines(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ", omittingEmptySubsequences: false) {
    if !line.isEmpty, line.unicodeScalars.count + 1 + word.unicodeScalars.count > width {
      lines.append(line)
      line = ""
    }
    line += line.isEmpty ? word : " " + word
  }
  return line.isEmpty ? lines : lines + [line]
}
