import Cells
import Testing

struct PaletteTests {
  @Test(
    arguments: zip(
      [0, 7, 8, 12, 15, 16, 17, 21, 33, 52, 208, 231, 232, 244, 255] as [UInt8],
      [
        0x000000, 0xE5E5E5, 0x7F7F7F, 0x5C5CFF, 0xFFFFFF, 0x000000, 0x00005F, 0x0000FF, 0x0087FF,
        0x5F0000, 0xFF8700, 0xFFFFFF, 0x080808, 0x808080, 0xEEEEEE,
      ] as [UInt32]))
  func indexedColoursAreXterms(index: UInt8, rgb: UInt32) {
    #expect(Color.rgb(ofIndex: index) == rgb)
  }

  @Test(arguments: 16...255 as ClosedRange<UInt8>)
  func everyFixedColourIsNearestToItself(index: UInt8) {
    let rgb = Color.rgb(ofIndex: index)
    #expect(Color.rgb(ofIndex: Color.nearestIndex(toRGB: rgb)) == rgb)
  }

  @Test func theTerminalsOwnColourIsTheOneGiven() {
    #expect(Color.terminal.rgb(terminal: 0x12_3456) == 0x12_3456)
    #expect(Color.direct(0x01_0203).rgb(terminal: 0) == 0x01_0203)
  }
}
