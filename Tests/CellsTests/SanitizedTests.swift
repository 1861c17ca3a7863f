import Cells
import Testing

struct SanitizedTests {
  @Test func controlsAndMarksThatReorderAreReplaced() {
    let hostile = "\u{1B}]52;c;x\u{7}\u{9D}\u{85}\u{202E}\u{2066}\u{FEFF}\u{2028}\u{7F}\u{E000}"
    let text = sanitized(hostile)
    let left = "]52;c;x"
    #expect(text == "\u{FFFD}" + left + String(repeating: "\u{FFFD}", count: 9))
    for scalar in ["\u{85}", "\u{9D}", "\u{1B}", "\u{202E}"] {
      #expect(sanitized("a\(scalar)b") == "a\u{FFFD}b")
    }
  }

  @Test func plainTextIsLeftAlone() {
    let text = "π ≤ θ₁ · ⣿ ▀ │ é 漢 data-1.csv"
    #expect(sanitized(text) == text)
  }
}
