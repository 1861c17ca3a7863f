import Cells
import Testing

@testable import Plotting

@Suite struct BlitterTests {
  @Test func noDotsAreAPlainSpaceInEveryTier() {
    for tier in GlyphTier.allCases { #expect(Blitter(tier).scalar(0) == 0x20) }
  }

  @Test func everyDotOfACellHasItsOwnBit() {
    for tier in GlyphTier.allCases {
      let blitter = Blitter(tier)
      let bits = (0..<blitter.rows).flatMap { row in
        (0..<blitter.columns).map { blitter.bit(column: $0, row: row) }
      }
      #expect(Set(bits).count == blitter.rows * blitter.columns)
      #expect(bits.reduce(0, |) == UInt8(truncatingIfNeeded: (1 << bits.count) - 1))
    }
  }

  @Test func brailleCountsDownItsColumnsAndAddsTheLastRow() {
    let blitter = Blitter(.braille)
    #expect(text(blitter, [(0, 0)]) == "⠁")
    #expect(text(blitter, [(1, 0)]) == "⠈")
    #expect(text(blitter, [(0, 3)]) == "⡀")
    #expect(text(blitter, [(1, 3)]) == "⢀")
    #expect(blitter.scalar(0xFF) == 0x28FF)
  }

  @Test func quadrantsAndHalvesFillTheirCorners() {
    #expect(text(Blitter(.quadrant), [(0, 0)]) == "▘")
    #expect(text(Blitter(.quadrant), [(1, 0)]) == "▝")
    #expect(text(Blitter(.quadrant), [(0, 1)]) == "▖")
    #expect(text(Blitter(.quadrant), [(1, 1), (0, 0)]) == "▚")
    #expect(text(Blitter(.half), [(0, 0)]) == "▀")
    #expect(text(Blitter(.half), [(0, 0), (0, 1)]) == "█")
  }

  @Test func sextantsUseTheBlocksThatOtherTablesAlreadyHave() {
    let blitter = Blitter(.sextant)
    #expect(blitter.scalar(1) == 0x1FB00)
    #expect(blitter.scalar(20) == 0x1FB13)
    #expect(blitter.scalar(21) == 0x258C)
    #expect(blitter.scalar(22) == 0x1FB14)
    #expect(blitter.scalar(41) == 0x1FB27)
    #expect(blitter.scalar(42) == 0x2590)
    #expect(blitter.scalar(43) == 0x1FB28)
    #expect(blitter.scalar(62) == 0x1FB3B)
    #expect(blitter.scalar(63) == 0x2588)
  }

  private func text(_ blitter: Blitter, _ dots: [(column: Int, row: Int)]) -> String {
    let mask = dots.reduce(UInt8(0)) { $0 | blitter.bit(column: $1.column, row: $1.row) }
    return Unicode.Scalar(blitter.scalar(mask)).map { String($0) } ?? ""
  }
}
