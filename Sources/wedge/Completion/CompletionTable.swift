/// What shells complete, from what the commands state of themselves.
struct CompletionTable {
  /// An option, as one or several commands take it alike.
  struct Option {
    let name: String
    let letter: Character?
    let help: String
    /// Nil when it takes no value.
    let values: OptionValues?
    /// What its value is called; empty when it takes none.
    let argument: String
    var commands: [String]

    /// How it is written, with its letter.
    var words: [String] { ["--\(name)"] + (letter.map { ["-\($0)"] } ?? []) }

    fileprivate func isLike(_ other: Option) -> Bool {
      name == other.name && letter == other.letter && help == other.help && values == other.values
    }
  }

  /// A word that says what is to be done.
  struct Command {
    let name: String
    let summary: String
    let operands: OptionValues
  }

  let commands: [Command]
  /// In the order in which the first of their commands lists them.
  let options: [Option]
  /// The command that stands for none.
  let usual: String

  init(_ definitions: [any CommandDefinition.Type], usual: any CommandDefinition.Type) {
    self.usual = usual.name
    let names = definitions.map { $0.name }
    commands =
      definitions.map { Command(name: $0.name, summary: $0.summary, operands: $0.operandValues) }
      + [
        Command(
          name: "help", summary: "Says what a command does and takes.",
          operands: OptionValues(words: names))
      ]
    options = definitions.reduce(into: []) { options, definition in
      for option in definition.options { Self.add(option, of: definition.name, to: &options) }
    }
  }

  /// The options of a command.
  func options(of command: String) -> [Option] { options.filter { $0.commands.contains(command) } }

  private static func add(
    _ definition: OptionDefinition, of command: String, to options: inout [Option]
  ) {
    let option = Option(
      name: definition.name, letter: definition.letter, help: definition.shortHelp,
      values: definition.values, argument: definition.argument ?? "", commands: [command])
    if let index = options.firstIndex(where: option.isLike) {
      options[index].commands.append(command)
    } else {
      options.append(option)
    }
  }
}
