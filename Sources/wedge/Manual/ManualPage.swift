import Laboratory
internal import Screens

/// The manual page, from the tables that parser, help and key line are made from.
struct ManualPage {
  let definitions: [any CommandDefinition.Type]
  /// Options that several commands take, which are said once.
  private let common = OptionSection.shared

  init(definitions: [any CommandDefinition.Type]) { self.definitions = definitions }

  var text: String {
    let lines =
      [".TH WEDGE 1 \"\" \"\(Version.name)\" \"User Commands\""]
      + introduction + commands + sharedOptions
      + [Roff.section("keys")] + keys
      + [Roff.section("files of rows")] + ReadingNotes.all.flatMap(Roff.paragraph)
      + [Roff.section("exit status")] + ExitStatus.all.flatMap { Roff.item($0.status, $0.meaning) }
      + [Roff.section("environment")] + environment
      + [Roff.section("files")]
      + Roff.item(
        "$XDG_STATE_HOME/wedge/lessons.json, else ~/.local/state/wedge/lessons.json",
        "Which lessons were passed.")
    return lines.joined(separator: "\n") + "\n"
  }

  private var introduction: [String] {
    [
      Roff.section("name"),
      Roff.line("wedge - a live laboratory for margin losses, in the terminal"),
      Roff.section("synopsis"),
      Roff.line("\(Roff.bold("wedge")) [\(Roff.italic("COMMAND"))] [\(Roff.italic("options"))]"),
      Roff.section("description"),
      Roff.line(
        "A margin loss carves the plane of features into wedges, one a class. Wedge trains embeddings live, "
          + "draws their clusters and the boundaries of decision while margin and scale are turned, and "
          + "records it all. Without a command it opens the laboratory."),
      Roff.section("options"),
    ] + Roff.item("-h, --help", "The commands, or what a command takes.")
      + Roff.item("--version", HelpText.versionHelp + ".")
      + Roff.item("--", "What follows are files, even if it begins with a dash.")
      + Roff.item("-", "As a file: standard input, or standard output where something is written.")
  }

  private var commands: [String] {
    [Roff.section("commands")] + definitions.flatMap(described)
  }

  private func described(_ command: any CommandDefinition.Type) -> [String] {
    let sections = OptionSection.all(of: command)
    let shared = sections.filter(\.isShared)
    let own = sections.filter { !$0.isShared } + shared
    let hint = shared.isEmpty ? [] : Roff.paragraph("Options also of: \(list(shared)).")
    return [Roff.subsection(command.usage), Roff.line(command.summary)]
      + own.flatMap(\.options).filter { !isSaidLater($0) }.flatMap(described)
      + command.notes.flatMap(Roff.paragraph) + hint
  }

  /// Whether options of several commands say the same of it.
  private func isSaidLater(_ option: OptionDefinition) -> Bool {
    common.contains { section in
      section.options.contains { $0.name == option.name && $0.help == option.help }
    }
  }

  /// The titles of sections; of one that a command takes only in part, the options.
  private func list(_ sections: [OptionSection]) -> String {
    sections.map { section in
      let whole = common.first { $0.title == section.title }
      let names = section.options.map(\.name)
      guard names != whole?.options.map(\.name) else { return section.title }
      return "\(section.title) (\(names.map { "--\($0)" }.joined(separator: ", ")))"
    }.joined(separator: ", ")
  }

  private var sharedOptions: [String] {
    common.flatMap { section in
      [Roff.section(section.title)] + section.options.flatMap(described)
    }
  }

  private func described(_ option: OptionDefinition) -> [String] {
    let letter = option.letter.map { "\(Roff.bold("-\($0)")), " } ?? ""
    let argument = option.argument.map { " \(Roff.italic($0))" } ?? ""
    return Roff.item("\(letter)\(Roff.bold("--\(option.name)"))\(argument)", option.help)
  }

  private var keys: [String] {
    State.bindings.filter { !$0.help.isEmpty }.flatMap { Roff.item(Roff.bold($0.keys), $0.help) }
  }

  private var environment: [String] {
    [
      ("NO_COLOR", "Anything in it: no colours live."),
      ("COLORTERM, TERM", "How many colours the terminal has, and what it can draw."),
      ("LC_ALL, LC_CTYPE, LANG", "Whether the terminal can show more than ASCII."),
      (
        "WEDGE_LEVEL",
        "baseline, v3 or v4: the instructions that kernels use. The bits are the same."
      ),
    ].flatMap { Roff.item($0.0, $0.1) }
  }

}
