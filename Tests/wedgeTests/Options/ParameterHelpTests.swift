import MarginLosses
import Testing

@testable import wedge

/// "What the whole loss is multiplied by of SphereFace2, UniFace" was false of the second.
@Test func anOptionSaysOfEachLossWhatItDoesToThatOne() throws {
  func help(_ name: String) throws -> String {
    try #require(OptionTable.all.first { $0.name == name }).help
  }
  #expect(
    try help("weight").contains(
      "of SphereFace2; what other classes count against the own one of UniFace."))
  for description in LossRegistry.descriptions {
    for number in description.hyperparameters {
      guard let summary = number.summary else { continue }
      let parts = try help(number.option).split(separator: ";").map { $0.lowercased() }
      #expect(
        parts.contains { part in
          part.contains(summary.lowercased()) && part.contains(description.title.lowercased())
        }, "\(description.name) --\(number.option)")
    }
  }
}

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
