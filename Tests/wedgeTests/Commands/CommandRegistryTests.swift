import Testing

@testable import wedge

/// A command that no other file knows.
private enum ScratchCommand: CommandDefinition {
  struct Own: OwnOptions { var depth = 1 }

  static let name = "scratch"
  static let summary = "Scratches."
  static let operands = "FILE"
  static let fileCount = 1...1

  static var options: [OptionDefinition] {
    let depth = OptionDefinition(
      name: "depth", letter: "p", argument: "N", help: "How deep. (default: 1)", group: .own
    ) { options, text in options[Own.self].depth = Int(text) ?? 0 }
    return OptionTable.options(.run) + [depth] + OptionTable.options(.json)
  }

  static func run(_ options: Options) throws -> Int32 { Int32(options[Own.self].depth) }
}

private func carriedOut(_ arguments: String...) throws -> Int32 {
  let request = try CommandLineParser.parse(
    arguments, among: CommandRegistry.all + [ScratchCommand.self])
  guard case .command(let command, let options) = request else { return -1 }
  return try command.run(options)
}

@Suite struct CommandRegistryTests {
  @Test func everyCommandHasHelpMadeFromWhatItStates() {
    #expect(Set(CommandRegistry.all.map { $0.name }).count == CommandRegistry.all.count)
    for command in CommandRegistry.all {
      let text = HelpText.text(for: command)
      #expect(text.contains("USAGE: wedge \(command.name) ") && text.contains(command.summary))
      for option in command.options { #expect(text.contains("--\(option.name)")) }
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
      #expect(HelpText.text(for: nil).contains("  \(command.name) "))
      let names = command.options.map(\.name)
      #expect(Set(names).count == names.count, "\(command.name)")
      let letters = command.options.compactMap(\.letter)
      #expect(Set(letters).count == letters.count, "\(command.name)")
    }
  }

  @Test func everyCommandRefusesWhatItDoesNotTakeWith64() {
    for command in CommandRegistry.all {
      #expect(Wedge.status(of: [command.name, "--no-such-option"]) == 64)
      #expect(Wedge.status(of: [command.name, "-Z"]) == 64)
      #expect(Wedge.status(of: [command.name, "one", "two", "three"]) == 64)
    }
  }

  @Test func whatTrainsTakesEveryOptionOfARun() {
    let runs = OptionTable.options(.loss, .parameter, .run, .rows).map(\.name)
    let training = CommandRegistry.all.filter {
      $0.options.contains { $0.name == "seed" && $0.group == .run }
    }
    #expect(!training.isEmpty)
    for command in training {
      #expect(Set(runs).isSubset(of: command.options.map(\.name)), "\(command.name)")
    }
  }

  @Test func everyGroupOfTheTableIsTakenByACommand() {
    let taken = Set(CommandRegistry.all.flatMap { $0.options.map(\.name) })
    #expect(Set(OptionTable.all.map(\.name)).isSubset(of: taken))
  }

  @Test func aFurtherCommandIsItsFileAndALine() throws {
    #expect(try carriedOut("scratch", "a", "--depth", "7", "--seed", "3", "--json") == 7)
    #expect(try carriedOut("scratch", "a", "-p", "2") == 2)
    #expect(try carriedOut("scratch", "a") == 1)
    for wrong in [[], ["a", "b"], ["a", "--radius", "2"], ["a", "--depth"]] {
      #expect(throws: UsageError.self) {
        try CommandLineParser.parse(["scratch"] + wrong, among: [ScratchCommand.self])
      }
    }
    #expect(
      HelpText.text(for: ScratchCommand.self).contains("USAGE: wedge scratch FILE [options]\n"))
  }

  @Test(arguments: ["seed", "loss", "margin", "label"])
  func whatAWordSaysIsNotSaidTwice(_ name: String) throws {
    var options = Options()
    options.given = ["from", "view", "steps", "json", name]
    #expect(throws: UsageError.self) { try options.refuseBeside("from") }
    options.given.removeLast()
    try options.refuseBeside("from")
  }
}
