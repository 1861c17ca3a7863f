import Cells
import Recording
import Testing

struct PlainTextTests {
  @Test func rowsLoseTheirTrailingBlanksAndNothingElse() {
    var frame = Frame(size: Size(width: 8, height: 3))
    frame.write("  θ ⣿", column: 0, row: 0, foreground: .indexed(1), background: .indexed(4))
    frame.write("12345678", column: 0, row: 2, foreground: .terminal)
    #expect(PlainText.text(of: frame) == "  θ ⣿\n\n12345678\n")
  }

  @Test func glyphsOfTwoColumnsAreReplaced() {
    var frame = Frame(size: Size(width: 3, height: 1))
    frame.write("漢é", column: 0, row: 0, foreground: .terminal)
    #expect(PlainText.text(of: frame) == "\u{FFFD}é\n")
  }

  @Test func controlsAreReplaced() {
    var frame = Frame(size: Size(width: 4, height: 1))
    frame.write("a\u{1B}\u{9B}\u{202E}", column: 0, row: 0, foreground: .terminal)
    #expect(PlainText.text(of: frame) == "a\u{FFFD}\u{FFFD}\u{FFFD}\n")
  }
}
