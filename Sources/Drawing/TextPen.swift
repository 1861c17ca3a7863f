package import Cells
package import Plotting

/// Writes lines of text into a panel, in the words of the glyph tier, cut at the panel's edge.
package struct TextPen {
  package var theme: Theme
  package var glyphs: GlyphTier

  /// How a piece of a line is written.
  package enum Tone: Equatable {
    case plain, second, strong, chosen
    /// What is about a thing that is drawn in this colour.
    case colored(Color)
  }

  /// A piece of a line.
  package struct Piece {
    package var text: String
    package var tone: Tone

    package init(_ text: String, _ tone: Tone = .plain) {
      self.text = text
      self.tone = tone
    }
  }

  package init(theme: Theme, glyphs: GlyphTier) {
    self.theme = theme
    self.glyphs = glyphs
  }

  package init(_ display: Display) {
    theme = display.colorTheme
    glyphs = display.glyphs
  }

  package var isASCII: Bool { glyphs == .ascii }

  /// A text in the glyph tier's own words.
  package func worded(_ text: String) -> String { isASCII ? asciiText(text) : text }

  /// A text whose degrees go without saying in ASCII, where their sign is a word.
  package func bare(_ text: String) -> String { isASCII ? text.filter { $0 != "°" } : text }

  /// Columns a text takes.
  package func width(of text: String) -> Int { worded(text).unicodeScalars.count }

  /// Columns a line takes.
  package func width(of line: [Piece]) -> Int { line.reduce(0) { $0 + width(of: $1.text) } }

  package func write(
    _ text: String, column: Int, row: Int, width: Int, on frame: inout Frame,
    tone: Tone = .plain
  ) {
    let (color, attributes): (Color, Attributes) =
      switch tone {
      case .plain: (theme.text, [])
      case .second: (theme.secondText, [])
      case .strong: (theme.text, .bold)
      case .chosen: (theme.text, .reverse)
      case .colored(let color): (color, .bold)
      }
    frame.write(
      worded(text), column: column, row: row, width: width, foreground: color,
      attributes: attributes)
  }

  /// Writes pieces one after the other.
  package func write(_ pieces: [Piece], column: Int, row: Int, width: Int, on frame: inout Frame) {
    var used = 0
    for piece in pieces {
      write(
        piece.text, column: column + used, row: row, width: width - used, on: &frame,
        tone: piece.tone)
      used += self.width(of: piece.text)
    }
  }

  /// A rule with a title in it; the longest wording that fits.
  package func title(_ wordings: [String], in rectangle: Rectangle, on frame: inout Frame) {
    ChartTitle(wordings, width: rectangle.width, theme: theme, glyphs: glyphs)
      .draw(in: rectangle, on: &frame)
  }

  /// Writes the first line of a screen of its own, in the longest wording that fits.
  package func heading(_ wordings: [String], row: Int = 0, indent: Int = 1, on frame: inout Frame) {
    let width = frame.width - 2 * indent
    write(
      fitting(wordings, width: width), column: indent, row: row, width: width, on: &frame,
      tone: .strong)
  }

  /// The first of several texts that fits a width; the last one otherwise.
  package func fitting(_ texts: some BidirectionalCollection<String>, width: Int) -> String {
    texts.first { self.width(of: $0) <= width } ?? texts.last ?? ""
  }

  /// A text in the tier's words, wrapped at word ends into lines of a width.
  package func wrapped(_ text: String, width: Int) -> [String] {
    wrappedLines(worded(text), width: width)
  }

  /// A text in so many lines at most, the last one cut where there is more of it.
  package func wrapped(_ text: String, width: Int, most: Int) -> [String] {
    let lines = wrapped(text, width: width)
    guard lines.count > most, most > 0 else { return lines }
    return lines.prefix(most - 1) + [cut(lines[(most - 1)...].joined(separator: " "), width: width)]
  }

  /// A text cut at a word end where it is longer than a width, or in a word that is longer by itself.
  package func cut(_ text: String, width: Int) -> String {
    let text = worded(text)
    guard text.unicodeScalars.count > width else { return text }
    let line = wrapped(text, width: max(width - 2, 1)).first ?? ""
    let sign = isASCII ? "..." : "…"
    guard line.unicodeScalars.count + 2 > width else { return line + " …" }
    let kept = line.unicodeScalars.prefix(max(width - sign.unicodeScalars.count, 0))
    return String(String.UnicodeScalarView(kept)) + sign
  }
}

/// A text wrapped at word ends into lines of a width; a longer word stays whole.
package func wrappedLines(_ text: String, width: Int) -> [String] {
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
