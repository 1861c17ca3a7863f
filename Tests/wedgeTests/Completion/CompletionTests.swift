import Foundation
import Testing

@testable import wedge

@Suite struct CompletionTests {
  private let table = CompletionTable(CommandRegistry.all, usual: CommandRegistry.usual)

  @Test(arguments: Shell.allCases)
  func everyCommandOptionAndValueIsInTheScript(_ shell: Shell) {
    let script = shell.script(table)
    for command in CommandRegistry.all {
      #expect(script.contains(command.name))
      for word in command.operandValues.words { #expect(script.contains(word)) }
      for option in command.options {
        #expect(script.contains(shell == .fish ? "-l \(option.name) " : "--\(option.name)"))
        for word in option.values?.words ?? [] { #expect(script.contains(word)) }
      }
    }
  }

  /// It stands alone, so that it is offered where no word stands yet.
  @Test(arguments: Shell.allCases)
  func theVersionIsOfferedOnce(_ shell: Shell) {
    let script = shell.script(table)
    let word = shell == .fish ? "-l version " : "--version"
    #expect(script.components(separatedBy: word).count == 2)
  }

  @Test(arguments: [
    ("judge", "losses", "adaface"), ("sweep", "quantity", "own-angle"),
    ("record", "lesson", "wedge-and-band"),
  ])
  func namesOfAClosedSetAreOffered(_ command: String, _ option: String, _ word: String) {
    let options = CommandRegistry.all.first { $0.name == command }?.options ?? []
    let words = options.first { $0.name == option }?.values?.words ?? []
    #expect(words.contains(word) && !words.contains("triplet"))
  }

  @Test func anArgumentsNameSaysWhatCanStandThere() {
    #expect(OptionValues(argument: "on|off") == OptionValues(words: ["on", "off"]))
    #expect(OptionValues(argument: "NAME|FILE") == OptionValues(takesFile: true))
    for free in ["N", "WxH", "i/n", "A..B", "NAME=VALUES"] {
      #expect(OptionValues(argument: free) == OptionValues())
    }
  }

  @Test func aShortHelpIsOneSentenceWithoutWhatIsUsual() {
    let option = OptionDefinition(
      name: "depth", letter: nil, argument: "N", help: "How deep, 1.5 at least. (default: 2)",
      group: .own
    ) { _, _ in }
    #expect(option.shortHelp == "How deep, 1.5 at least")
  }

  @Test func whatCommandsTakeAlikeStandsOnce() {
    let seeds = table.options.filter { $0.name == "seed" }
    let training = CommandRegistry.all.filter {
      $0.options.contains { $0.name == "seed" && $0.group == .run }
    }
    #expect(seeds.first?.commands.count ?? 0 >= training.count)
    #expect(table.commands.last?.operands.words == CommandRegistry.all.map { $0.name })
  }
}
