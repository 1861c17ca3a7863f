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
    let options = try OptionParser(command.name, command.options).parse(Array(arguments))
    try command.check(files: options.files)
    return .command(command, options)
  }
}
