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
    for offset in 0..<max(0, rectangle.width) {
      frame.write(
        "─", column: rectangle.column + offset, row: rectangle.row, foreground: theme.secondText)
    }
    let room = max(0, rectangle.width - 4)
    let fits = text.unicodeScalars.count <= room
    let title = " " + (fits ? text : String(text.prefix(room))) + " "
    frame.write(title, column: rectangle.column + 2, row: rectangle.row, foreground: theme.text)
  }
}
