import Tapes
import Testing

@Suite struct SaidTextTests {
  @Test(arguments: [
    ("Cafe\u{301}", "Caf\u{E9}", "Cafe\u{301}"), ("a\tb", "a b", "a b"),
    ("\u{1F468}\u{200D}\u{1F469}", "\u{1F468}\u{FFFD}\u{1F469}", "\u{1F468}\u{200D}\u{1F469}"),
    ("\u{1B}[2J\u{202E}", "\u{FFFD}[2J\u{FFFD}", "\u{FFFD}[2J\u{FFFD}"),
  ])
  func accentsAndJoinsAreKeptForWhoReads(_ text: String, _ shown: String, _ read: String) {
    // Equal strings may have other scalars.
    #expect(Array(SaidText.shown(text).unicodeScalars) == Array(shown.unicodeScalars))
    #expect(Array(SaidText.read(text).unicodeScalars) == Array(read.unicodeScalars))
  }

  @Test func whatIsLostIsNamed() {
    #expect(SaidText.lost(in: "Cafe\u{301} cre\u{300}me\t") == nil)
    #expect(SaidText.lost(in: "q\u{301}") == "\u{301}")
    #expect(SaidText.lost(in: "a \u{5206}") == "\u{5206}")
  }
}
