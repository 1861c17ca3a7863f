import Cells
import Testing

struct CellTests {
  @Test func aCellIsAsSmallAsItsScalarAndStyle() {
    #expect(MemoryLayout<Cell>.size <= 16)
    #expect(Cell() == Cell(" ", style: Style(foreground: .terminal, background: .terminal)))
  }

  @Test(
    arguments: [
      (0, 0x20), (0x41, 0x41), (0x28FF, 0x28FF), (0x1FB3B, 0x1FB3B), (0x1B, 0xFFFD),
      (0xD800, 0xFFFD),
      (0x11_0000, 0xFFFD), (0x6F22, 0xFFFD), (0x301, 0xFFFD), (0xFFFD, 0xFFFD),
    ] as [(UInt32, UInt32)])
  func whatMayNotBeSentOrNeedsTwoCellsIsReplaced(scalar: UInt32, shown: UInt32) {
    var cell = Cell()
    cell.scalar = scalar
    #expect(cell.displayedScalar == shown)
  }

  @Test func aBlankIsSeenOnlyByWhatIsDrawnInTheInk() {
    #expect(Cell().isBlank)
    #expect(Cell(" ", style: Style(background: .indexed(1), attributes: .bold)).isBlank)
    #expect(!Cell(" ", style: Style(attributes: .reverse)).isBlank)
    #expect(!Cell(" ", style: Style(attributes: [.bold, .underline])).isBlank)
    #expect(!Cell("x").isBlank)
  }

  @Test func coloursSayWhatKindTheyAre() {
    #expect(Color.indexed(7).index == 7 && Color.indexed(7).rgb == nil)
    #expect(Color.direct(0xFF_0102).rgb == 0xFF_0102 && Color.direct(1).index == nil)
    #expect(Color.terminal.index == nil && Color.terminal.rgb == nil)
    #expect(Color.direct(0xAB_00_00_01).rgb == 1)
    #expect(Color.direct(0) != Color.indexed(0) && Color.indexed(0) != Color.terminal)
  }
}
