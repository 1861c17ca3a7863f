import MarginLosses
import Testing

@testable import wedge

/// What a number is called in files tells nobody what it does.
@Test func noHelpOfALossesNumberNamesItByItsKey() throws {
  for description in LossRegistry.descriptions {
    for number in description.hyperparameters
    where number.key.count > 1 && ![number.symbol, number.title].contains(number.key) {
      let option = try #require(OptionTable.all.first { $0.name == number.option })
      let words = option.help.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      #expect(!words.contains { $0 == number.key }, "\(description.name): \(option.help)")
    }
  }
}
