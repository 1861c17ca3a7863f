/// Turns arguments into a command and its options; names are never abbreviated.
enum CommandLineParser {
  /// What the arguments ask for.
  enum Request {
    case command(Command, Options)
    case help(Command?)
    case version
  }

  static func parse(_ arguments: [String]) throws -> Request {
    guard let first = arguments.first else { return .command(.run, Options()) }
    switch first {
    case "--version": return .version
    case "--help", "-h", "help": return .help(nil)
    default: break
    }
    if first.hasPrefix("-") { return try request(.run, arguments[...]) }
    guard let command = Command(rawValue: first) else {
      let names = Command.allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageError("There is no command '\(first)'. The commands are \(names).")
    }
    return try request(command, arguments.dropFirst())
  }

  private static func request(_ command: Command, _ arguments: ArraySlice<String>) throws -> Request
  {
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
    try checkFiles(of: command, options.files)
    return .command(command, options)
  }

  private static func apply(
    _ argument: String, of command: Command, _ rest: inout ArraySlice<String>,
    to options: inout Options
  ) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = definition(name, of: command) else {
      throw UsageError("There is no option '\(name)' for 'wedge \(command.rawValue)'.")
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

  private static func definition(_ name: String, of command: Command) -> OptionDefinition? {
    if name.hasPrefix("--") { return OptionTable.named(String(name.dropFirst(2)), of: command) }
    let letter = name.dropFirst()
    return OptionTable.all.first { option in
      option.commands.contains(command) && option.letter.map { String($0) == letter } ?? false
    }
  }

  private static func checkFiles(of command: Command, _ files: [String]) throws {
    if command == .sweep { return try SweepOptions.checkFiles(files) }
    let expected = [.evaluate, .judge, .record].contains(command) ? 1 : 0
    if command == .run, files.count == 1 { return }
    if files.count > expected {
      throw UsageError("There is no use for '\(files[expected])'. Options start with '--'.")
    }
    if files.count < expected { throw UsageError("Missing argument: '\(command.usage)'.") }
  }
}
