import Testing

@testable import wedge

@Suite struct NameListTests {
  @Test(arguments: [
    ["a", "b"], ["A, B", "C"], ["say \"a\"", "b,"], ["5\" disc", "c"], ["é", "1"],
  ]) func namesComeBackFromTheListThatQuotesThem(_ names: [String]) {
    let list = names.map(NameList.quoted).joined(separator: ",")
    #expect(NameList.names(list) == names)
    #expect(NameList.names(list + ",") == names)
  }

  @Test func aQuoteWithinANameIsALetter() {
    #expect(NameList.names("5\" disc,c") == ["5\" disc", "c"])
  }
}
