/// Text in the language of manual pages.
enum Roff {
  static func section(_ title: String) -> String { ".SH \(escaped(title.uppercased()))" }

  static func subsection(_ title: String) -> String { ".SS \(escaped(title))" }

  /// A paragraph of its own.
  static func paragraph(_ text: String) -> [String] { [".PP", line(text)] }

  /// Something and what is said of it, further in.
  static func item(_ name: String, _ text: String) -> [String] { [".TP", line(name), line(text)] }

  static func bold(_ text: String) -> String { "\u{E000}\(text)\u{E001}" }

  static func italic(_ text: String) -> String { "\u{E002}\(text)\u{E001}" }

  /// A line whose first letter is not taken for a request.
  static func line(_ text: String) -> String {
    let line = escaped(text)
    return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&\(line)" : line
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { $0 += escaped($1) }
  }

  private static func escaped(_ character: Character) -> String {
    switch character {
    case "\\": "\\e"
    case "-": "\\-"
    case "'": "\\(aq"
    case "`": "\\(ga"
    case "^": "\\(ha"
    case "~": "\\(ti"
    case "\u{E000}": "\\fB"
    case "\u{E001}": "\\fR"
    case "\u{E002}": "\\fI"
    default: String(character)
    }
  }
}
