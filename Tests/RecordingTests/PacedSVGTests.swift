import Cells
import Foundation
import Testing

@testable import Recording

@Suite struct PacedSVGTests {
  /// Frames that share nothing, fifty a second.
  private func picture(frames: Int, _ size: Size) -> (text: String, rate: Int?) {
    var generator = TestGenerator(state: 7)
    var picture = PacedSVG(foreground: 0xE0E0E0, background: 0x121212, look: PictureLook())
    for index in 0..<frames {
      picture.add(Frame.random(size, using: &generator), at: index * 20_000)
    }
    return picture.finish(at: frames * 20_000)
  }

  private func frameCount(_ text: String) -> Int {
    text.components(separatedBy: "<g class=\"m").count - 1
  }

  @Test func aShortOneKeepsEveryFrame() {
    let (text, rate) = picture(frames: 50, Size(width: 10, height: 1))
    #expect(rate == nil)
    #expect(frameCount(text) == 50)
  }

  @Test func aLongOneHasFewerFramesAndStaysUnderTheSize() {
    let (text, rate) = picture(frames: 150, Size(width: 80, height: 8))
    #expect(rate == 10)
    // Ten a second, and the last one.
    #expect(frameCount(text) == 31 * 8)
    #expect(text.utf8.count <= PacedSVG.mostBytes)
  }

  @Test func theSlowestIsWrittenWhateverItsSize() {
    let (text, rate) = picture(frames: 150, Size(width: 120, height: 60))
    #expect(rate == 5)
    #expect(text.utf8.count > PacedSVG.mostBytes)
  }
}
