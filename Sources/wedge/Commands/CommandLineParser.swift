/// Turns arguments into a command and its options.
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
    case "--version":
      guard let extra = arguments.dropFirst().first else { return .version }
      throw UsageError("'\(extra)' is too much. --version stands alone.")
    case "--help", "-h": return .help(nil)
    case "help": return .help(try arguments.dropFirst().first.map { try command($0, commands) })
    default: break
    }
    if first.hasPrefix("-") { return try request(CommandRegistry.usual, arguments[...]) }
    return try request(command(first, commands), arguments.dropFirst())
  }

  private static func command(
    _ name: String, _ commands: [any CommandDefinition.Type]
  ) throws -> any CommandDefinition.Type {
    if let command = commands.first(where: { $0.name == name }) { return command }
    let names = commands.map { $0.name }.joined(separator: ", ")
    throw UsageError("There is no command '\(name)'. The commands are \(names).")
  }

  private static func request(
    _ command: any CommandDefinition.Type, _ arguments: ArraySlice<String>
  ) throws -> Request {
    let asked = arguments.prefix { $0 != "--" }
    if asked.contains("--help") || asked.contains("-h") { return .help(command) }
    let options = try OptionParser(command.name, command.options).parse(Array(arguments))
    try command.check(files: options.files)
    return .command(command, options)
  }
}
