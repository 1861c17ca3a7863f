/// Turns arguments into a command and its options; names are never abbreviated.
enum CommandLineParser {
  /// What the arguments ask for.
  enum Request {
    case command(any CommandDefinition.Type, Options)
    case help((any CommandDefinition.Type)?)
    case version
  }

  static func parse(
    _ arguments: [String], among commands: [any CommandDefinition.Type] = CommandRegistry.all
  ) throws -> Request {
    guard let first = arguments.first else { return .command(CommandRegistry.usual, Options()) }
    switch first {
    case "--version": return .version
    case "--help", "-h", "help": return .help(nil)
    default: break
    }
    if first.hasPrefix("-") { return try request(CommandRegistry.usual, arguments[...]) }
    guard let command = commands.first(where: { $0.name == first }) else {
      let names = commands.map { $0.name }.joined(separator: ", ")
      throw UsageError("There is no command '\(first)'. The commands are \(names).")
    }
    return try request(command, arguments.dropFirst())
  }

  private static func request(
    _ command: any CommandDefinition.Type, _ arguments: ArraySlice<String>
  ) throws -> Request {
    if arguments.contains("--help") || arguments.contains("-h") { return .help(command) }
    var options = Options()
    options.arguments = Array(arguments)
    var rest = arguments
    while let argument = rest.popFirst() {
      if argument.hasPrefix("-"), argument != "-" {
        try apply(argument, of: command, &rest, to: &options)
      } else {
        options.files.append(argument)
      }
    }
    try command.check(files: options.files)
    return .command(command, options)
  }

  private static func apply(
    _ argument: String, of command: any CommandDefinition.Type, _ rest: inout ArraySlice<String>,
    to options: inout Options
  ) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = definition(name, of: command) else {
      throw UsageError("There is no option '\(name)' for 'wedge \(command.name)'.")
    }
    options.given.append(option.name)
    guard let argumentName = option.argument else {
      guard parts.count == 1 else { throw UsageError("'\(name)' takes no value.") }
      try option.apply(&options, "")
      return
    }
    if parts.count == 2 {
      try option.apply(&options, String(parts[1]))
    } else if let value = rest.popFirst() {
      try option.apply(&options, value)
    } else {
      throw UsageError("Missing value: '\(name) <\(argumentName)>'.")
    }
  }

  private static func definition(
    _ name: String, of command: any CommandDefinition.Type
  ) -> OptionDefinition? {
    if name.hasPrefix("--") { return command.option(named: String(name.dropFirst(2))) }
    let letter = name.dropFirst()
    return command.options.first { $0.letter.map { String($0) == letter } ?? false }
  }
}
