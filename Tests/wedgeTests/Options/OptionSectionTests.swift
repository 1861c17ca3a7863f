import Testing

@testable import wedge

@Suite struct OptionSectionTests {
  @Test func everyOptionOfEveryCommandStandsInOneSection() {
    for command in CommandRegistry.all {
      let names = OptionSection.all(of: command).flatMap { $0.options.map(\.name) }
      #expect(names.sorted() == command.options.map(\.name).sorted(), "\(command.name)")
    }
  }

  @Test func aCommandsOwnOptionsComeFirstAndTheLossesNumbersLast() throws {
    for command in CommandRegistry.all {
      let groups = OptionSection.all(of: command).flatMap { $0.options.map(\.group) }
      if let last = groups.lastIndex(of: .own) {
        #expect(groups[...last].allSatisfy { $0 == .own }, "\(command.name)")
      }
      if let first = groups.firstIndex(of: .parameter) {
        #expect(groups[first...].allSatisfy { $0 == .parameter }, "\(command.name)")
      }
    }
  }
}
