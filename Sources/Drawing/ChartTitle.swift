package import Cells
package import Plotting

/// A panel's first line: its title inside a rule.
package struct ChartTitle {
  package var text: String
  package var theme: Theme

  /// The longest of several wordings that fits a width; the last one otherwise.
  package init(_ wordings: [String], width: Int, theme: Theme, glyphs: GlyphTier) {
    let wordings = glyphs == .ascii ? wordings.map(asciiText) : wordings
    text = wordings.first { $0.unicodeScalars.count + 4 <= width } ?? wordings.last ?? ""
    self.theme = theme
  }

  package func draw(in rectangle: Rectangle, on frame: inout Frame) {
    let end = rectangle.width
    let rule = String(repeating: "─", count: max(0, end))
    frame.write(
      rule, column: rectangle.column, row: rectangle.row, foreground: theme.secondText)
    let title = " " + String(text.prefix(max(0, end - 4))) + " "
    frame.write(title, column: rectangle.column + 2, row: rectangle.row, foreground: theme.text)
  }
}
