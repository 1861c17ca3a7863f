import Cells
import Testing
import Training

@testable import Laboratory
@testable import Screens

struct IntroductionTests {
  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func whoComesInReadsWhatADotIs(_ size: Size) throws {
    var state = try State(Configuration())
    #expect(!text(of: view(state, size: size)).contains("what you see"))
    state.isOpening = true
    let frame = view(state, size: size)
    #expect(text(of: frame).contains("Each dot is a handwritten digit"))
    #expect((0..<frame.cells.count).contains { frame.cells[$0].scalar == 0x2584 })
  }

  @Test func itGoesAtTheFirstKeyAndAfterTenSeconds() throws {
    var state = try freeState()
    state.isOpening = true
    var pressed = state
    pressed.press(.right)
    #expect(state.isIntroduced && !pressed.isIntroduced)
    state.advance(steps: 599)
    #expect(state.isIntroduced)
    state.advance(steps: 1)
    #expect(!state.isIntroduced)
  }

  @Test func nothingElseMovesWhenItGoes() throws {
    var state = try State(Configuration())
    let size = Size(width: 80, height: 24)
    let usual = view(state, size: size)
    state.isOpening = true
    let introduced = view(state, size: size)
    let changed = usual.cells.indices.filter { usual.cells[$0] != introduced.cells[$0] }
    let rows = Set(changed.map { $0 / size.width })
    #expect(rows.count <= 10)
    #expect(changed.allSatisfy { $0 % size.width >= 38 })
  }

  @Test(arguments: DatasetRegistry.all.map { $0.name })
  func samplesOfEveryDataSetAreCalledSomething(_ name: String) throws {
    let words = try #require(DatasetRegistry.named(name)).sampleWords
    #expect(words.hasPrefix("a ") || words.hasPrefix("an "))
  }
}

private func text(of frame: Frame) -> String {
  String(String.UnicodeScalarView(frame.cells.compactMap { Unicode.Scalar($0.scalar) }))
}
