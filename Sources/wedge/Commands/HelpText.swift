/// Help made from what the commands state of themselves.
enum HelpText {
  static func text(for command: (any CommandDefinition.Type)?) -> String {
    guard let command else { return overview }
    var lines = ["OVERVIEW: \(command.summary)", "", "USAGE: \(command.usage)"]
    for section in OptionSection.all(of: command) {
      lines += ["", "\(section.title):"] + section.options.flatMap(described)
    }
    lines += ["", "HELP:"] + row("-h, --help", "This text.")
    if command.options.contains(where: { $0.group == .rows }) {
      lines += section("FILES OF ROWS:", ReadingNotes.all)
    }
    lines += section("OUTPUT:", command.notes) + exits
    return lines.joined(separator: "\n") + "\n"
  }

  /// Paragraphs under a title; nothing where there are none.
  private static func section(_ title: String, _ notes: [String]) -> [String] {
    notes.isEmpty ? [] : ["", title] + notes.flatMap { wrapped($0, after: "  ", indent: 4) }
  }

  private static var overview: String {
    var lines = [
      "OVERVIEW: A live laboratory for margin losses, in the terminal.", "",
      "USAGE: wedge [command] [options]", "", "COMMANDS:",
    ]
    for command in CommandRegistry.all { lines += row(command.name, command.summary) }
    lines += ["", "OPTIONS:"]
    lines += row("-h, --help", "This text; 'wedge help COMMAND' lists a command's options.")
    lines += row("--version", versionHelp + ".")
    lines += exits
    return lines.joined(separator: "\n") + "\n"
  }

  /// What `--version` says, which stands alone.
  static let versionHelp =
    "The program's version, the commit of its package, and the engine's version"

  private static var exits: [String] {
    ["", "EXIT STATUS:"] + ExitStatus.all.flatMap { row($0.status, $0.meaning) }
  }

  private static func described(_ option: OptionDefinition) -> [String] {
    var name = option.letter.map { "-\($0), " } ?? ""
    name += "--\(option.name)"
    if let argument = option.argument { name += " <\(argument)>" }
    return row(name, option.help)
  }

  /// A name and its text from column 26 on, wrapped at 100.
  private static func row(_ name: String, _ text: String) -> [String] {
    var lines: [String] = []
    var line = "  \(name)"
    if line.count > 24 {
      lines.append(line)
      line = ""
    }
    line += String(repeating: " ", count: 26 - line.count)
    return lines + wrapped(text, after: line, indent: 26)
  }

  /// Words after a beginning, wrapped at 100 and then indented.
  private static func wrapped(_ text: String, after beginning: String, indent: Int) -> [String] {
    var lines: [String] = []
    var line = beginning
    for word in text.split(separator: " ") {
      if line.count + word.count > 99 {
        lines.append(line)
        line = String(repeating: " ", count: indent)
      }
      line += line.hasSuffix(" ") ? word : " \(word)"
    }
    return lines + [line]
  }
}
