import Laboratory
import Screens
import Testing

@testable import wedge

@Suite struct ManualTests {
  private let page = ManualPage(definitions: CommandRegistry.all).text

  @Test func everyCommandOptionAndKeyIsOnThePage() {
    for command in CommandRegistry.all {
      #expect(page.contains(".SS \(Roff.line(command.usage))\n"))
      for option in command.options {
        #expect(page.contains(Roff.line("--\(option.name)")), "\(command.name) \(option.name)")
      }
    }
    for binding in State.bindings where !binding.help.isEmpty {
      #expect(page.contains(Roff.line(binding.help)), "\(binding.keys)")
    }
  }

  @Test func noTextIsTakenForARequest() {
    let requests = [".TH", ".SH", ".SS", ".TP", ".PP"]
    for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(requests.contains { line.hasPrefix($0) }, "\(line)")
    }
    #expect(Roff.line(".csv") == "\\&.csv" && Roff.line("a\\b-c'd") == "a\\eb\\-c\\(aqd")
  }

  /// The page says of a command which groups it takes, and says these once.
  @Test func aGroupThatACommandTakesItTakesWhole() {
    let shared = OptionSection.shared
    for command in CommandRegistry.all {
      for section in OptionSection.all(of: command) where section.isShared {
        let whole = shared.first { $0.title == section.title }?.options.map(\.name) ?? []
        #expect(
          Set(section.options.map(\.name)).isSubset(of: whole), "\(command.name) \(section.title)")
      }
    }
  }
}
