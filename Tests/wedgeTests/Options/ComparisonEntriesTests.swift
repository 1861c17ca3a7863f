import Laboratory
import MarginLosses
import Testing

@testable import wedge

/// As their options are given.
@Test func switchesAndVariantsOfRunsToCompareAreGivenAsOptionsAre() throws {
  let entries = try ComparisonEntries.parse(
    "softmax:bias=off,triplet:squared=off:mining=semihard,npair:normalize=on")
  #expect(entries[0].parameters.variant == "nobias")
  #expect(entries[1].parameters.variant == "semihard" && entries[1].parameters["squared"] == 0)
  #expect(entries[2].parameters["normalize"] == 1)
  #expect(throws: UsageError.self) {
    try ComparisonEntries.parse("arcface,triplet:squared=0.5")
  }
}

@Test func runsToCompareMayHaveSettingsOfTheirOwn() throws {
  let entries = try ComparisonEntries.parse("softmax:variant=nobias,arcface:margin=0.3:s=16")
  #expect(entries.map(\.loss) == ["softmax", "arcface"])
  #expect(entries[0].parameters.variant == "nobias")
  #expect(entries[1].parameters["m"] == 0.3 && entries[1].parameters["s"] == 16)
}

@Test(arguments: [
  "arcface", "", "arcface,odd", "arcface,softmax:margin=1", "arcface:margin,softmax",
  "arcface:margin=x,softmax", "arcface,arcface,arcface,arcface,arcface,a,a,a,a,a",
])
func wrongComparisonsAreRefused(_ text: String) {
  #expect(throws: UsageError.self) { try ComparisonEntries.parse(text) }
}
