import Cells
import Plotting
import Testing

@Suite struct LyingBarTests {
  @Test func aBarIsAsLongAsItsShareAndNeverLongerThanItsRoom() {
    #expect(LyingBar(0.5).text(width: 4, .braille) == "██")
    #expect(LyingBar(1).text(width: 4, .ascii) == "####")
    #expect(LyingBar(0.3).text(width: 10, .half) == "███")
    #expect(LyingBar(0.0625).text(width: 10, .braille) == "▋")
    for glyphs in GlyphTier.allCases {
      for share in [0, 0.001, 0.2, 0.77, 1, 4, -1, Double.nan] {
        #expect(LyingBar(share).text(width: 5, glyphs).unicodeScalars.count <= 5)
      }
    }
  }

  @Test func whatIsNotNothingCanBeSeen() {
    #expect(LyingBar(0.006).text(width: 5, .braille) == "▏")
    #expect(LyingBar(0.0001).text(width: 5, .braille) == "")
  }
}
