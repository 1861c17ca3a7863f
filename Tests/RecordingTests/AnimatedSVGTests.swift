import Cells
import Foundation
import Testing

@testable import Recording

@Suite struct AnimatedSVGTests {
  @Test func itIsWellFormedAndKeepsEveryPictureOnce() throws {
    let frames = (0..<12).map { index in
      var generator = TestGenerator(state: UInt64(index % 3))
      return Frame.random(Size(width: 20, height: 4), using: &generator)
    }
    var picture = AnimatedSVG()
    for (index, frame) in frames.enumerated() { picture.add(frame, at: index * 400_000) }
    let text = picture.finish(at: 4_800_000)
    #expect(text.components(separatedBy: "<g").count == text.components(separatedBy: "</g>").count)
    #expect(text.components(separatedBy: "<g class=\"m").count - 1 == 12)
    #expect(text.contains("@keyframes") && !text.contains("<script"))
  }

  /// The rows that are seen where nothing moves.
  private func still(_ picture: String) -> [String] {
    picture.components(separatedBy: "<g class=\"m").filter { $0.hasPrefix(" l ") }
  }

  @Test(arguments: [900_000, 1_000_000, 1_100_000])
  func theStillIsTheLastFrameAlone(_ end: Int) {
    let size = Size(width: 3, height: 2)
    var picture = AnimatedSVG()
    for (index, glyph) in Array("abcdef".unicodeScalars).enumerated() {
      picture.add(Frame(size: size, fill: Cell(glyph)), at: index * 200_000)
    }
    let rows = still(picture.finish(at: end))
    #expect(rows.count == 2 && rows.allSatisfy { $0.contains("fff") }, "\(rows)")
  }

  @Test func theStillIsTheLastFrameThoughItCameTooSoon() {
    let size = Size(width: 3, height: 1)
    var picture = AnimatedSVG(leastMicros: 199_000)
    picture.add(Frame(size: size, fill: Cell("a")), at: 0)
    picture.add(Frame(size: size, fill: Cell("b")), at: 400_000)
    picture.add(Frame(size: size, fill: Cell("c")), at: 450_000)
    let rows = still(picture.finish(at: 450_000))
    #expect(rows.count == 1 && rows.allSatisfy { $0.contains("ccc") }, "\(rows)")
  }
}
