import Cells
import Plotting
import Testing

@Suite struct BarsTests {
  @Test func valuesBeyondTheEndGoToTheLastColumn() {
    let bars = Bars([0, 9.9, 10, 45, 90, 120, .nan], upTo: 90, columns: 9)
    #expect(bars.counts == [2, 1, 0, 0, 1, 0, 0, 0, 2])
  }

  @Test func barsGrowInEighthsAndTheSmallestCanStillBeSeen() {
    #expect(drawn([16, 9, 8, 1, 0], .braille) == ["█▁   ", "███▁ "])
    #expect(drawn([1000, 1], .braille) == ["█ ", "█▁"])
  }

  @Test func asciiBarsAreStrokesAndDots() {
    #expect(drawn([16, 9, 8, 1, 0], .ascii) == ["|.   ", "|||. "])
  }

  private func drawn(_ counts: [Int], _ tier: GlyphTier) -> [String] {
    var frame = Frame(size: Size(width: counts.count, height: 2))
    Bars(counts: counts).draw(
      in: Rectangle(column: 0, row: 0, width: counts.count, height: 2), on: &frame,
      color: .terminal, glyphs: tier)
    return (0..<2).map { row in
      let scalars = counts.indices.compactMap { Unicode.Scalar(frame[$0, row].scalar) }
      return String(String.UnicodeScalarView(scalars))
    }
  }
}
