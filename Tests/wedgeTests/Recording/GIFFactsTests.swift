import Testing

@testable import wedge

@Suite struct GIFFactsTests {
  /// Two pictures of 3 × 2 pixels, the first with colours of its own, shown for 7 and for 607 hundredths.
  private static let whole: [UInt8] =
    Array("GIF89a".utf8) + [3, 0, 2, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
    + [0x21, 0xFF, 2, 0x21, 0xF9, 1, 0x2C, 0]
    + [0x21, 0xF9, 4, 0, 7, 0, 0, 0, 0x2C, 0, 0, 0, 0, 3, 0, 2, 0, 0x80, 0, 0, 0, 9, 9, 9]
    + [2, 2, 0x84, 0x51, 0]
    + [0x21, 0xF9, 4, 0, 0x5F, 2, 0, 0, 0x2C, 0, 0, 0, 0, 3, 0, 2, 0, 0, 2, 2, 0x84, 0x51, 0]
    + [0x3B]

  @Test func picturesAreCountedAndTheLastOneHasItsTime() throws {
    let facts = try #require(GIFFacts(Self.whole))
    #expect(facts.width == 3 && facts.height == 2 && facts.count == 2 && facts.lastDelay == 607)
  }

  @Test(arguments: [(700, 693), (614, 607), (3, 1), (90_000, 65_535)])
  func theLastPictureIsShownUntilAllHaveLastedSoLong(_ wanted: Int, _ last: Int) throws {
    let facts = try #require(GIFFacts(Self.whole))
    #expect(facts.duration == 614)
    let changed = facts.lasting(wanted, Self.whole)
    #expect(GIFFacts(changed)?.lastDelay == last && changed.count == Self.whole.count)
  }

  @Test func whatIsCutIsNoGIF() {
    for length in 0..<Self.whole.count {
      #expect(GIFFacts(Array(Self.whole.prefix(length))) == nil)
    }
  }
}
