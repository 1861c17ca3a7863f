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

  /// Options of several commands are said once, and of each command which of them it takes.
  @Test func aGroupThatACommandTakesInPartIsNamedByItsOptions() throws {
    let lines = page.split(separator: "\n")
    for command in CommandRegistry.all {
      let start = try #require(lines.firstIndex(of: ".SS \(Roff.line(command.usage))"))
      let own = lines[(start + 1)...].prefix { !$0.hasPrefix(".S") }
      let hint = own.last { $0.hasPrefix("Options also of: ") } ?? ""
      let taken = Set(command.options.map(\.name))
      for section in OptionSection.shared
      where hint.contains(": \(section.title)")
        || hint.contains(", \(section.title)")
      {
        let isWhole = taken.isSuperset(of: section.options.map(\.name))
        #expect(hint.contains("\(section.title) (") == !isWhole, "\(command.name) \(section.title)")
      }
    }
    #expect(page.contains(Roff.line("THE SCREEN (--view, --state, --compare, --theme)")))
  }

  @Test func aCommandSaysWhatItTakesWhereNothingIsGiven() {
    func help(_ name: String, _ command: any CommandDefinition.Type) -> String {
      command.options.first { $0.name == name }?.help ?? ""
    }
    #expect(help("seeds", AdviseCommand.self).hasSuffix("(default: the one of --seed, else 0,1,2)"))
    #expect(help("seeds", SweepCommand.self).hasSuffix("(default: the one of --seed)"))
    #expect(help("theme", FigureCommand.self).hasSuffix("(default: light)"))
    #expect(page.contains(Roff.line("(default: arcface,cosface)")))
  }
}
