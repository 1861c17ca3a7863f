/// Turns the arguments of one command into its options; names are never abbreviated.
struct OptionParser {
  /// The word behind `wedge`, for what is said of a mistake.
  let command: String
  let options: [OptionDefinition]

  init(_ command: String, _ options: [OptionDefinition]) {
    self.command = command
    self.options = options
  }

  /// - Parameter options: what holds where the arguments say nothing.
  func parse(_ arguments: [String], beyond options: Options = Options()) throws -> Options {
    var taken = options
    taken.arguments += arguments
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        taken.files += rest
        break
      }
      if argument.hasPrefix("-"), argument != "-" {
        try apply(argument, &rest, to: &taken)
      } else {
        taken.files.append(argument)
      }
    }
    return taken
  }

  private func apply(
    _ argument: String, _ rest: inout ArraySlice<String>, to options: inout Options
  ) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = definition(name[...]) else {
      throw UsageError("There is no option '\(name)' for 'wedge \(command)'.")
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
      // Whoever forgets a value has no file of the next option's name.
      if value.hasPrefix("--") || definition(value[...]) != nil {
        throw UsageError(
          "Missing value: '\(name) <\(argumentName)>', and '\(value)' looks like an option. "
            + "'\(name)=\(value)' takes it as it is.")
      }
      try option.apply(&options, value)
    } else {
      throw UsageError("Missing value: '\(name) <\(argumentName)>'.")
    }
  }

  private func definition(_ name: Substring) -> OptionDefinition? {
    guard name.hasPrefix("-") else { return nil }
    if name.hasPrefix("--") { return options.first { $0.name == name.dropFirst(2) } }
    let letter = name.dropFirst()
    return options.first { $0.letter.map { String($0) == letter } ?? false }
  }
}
