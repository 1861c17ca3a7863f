import Cells
import Laboratory
import Recording
import Testing
import Training

@testable import Tapes

@Suite struct KeysSeenTests {
  @Test func keysInARowAreCounted() {
    var keys = KeysSeen()
    for key in [Key.character("m"), .left, .left, .left, .character(" ")] {
      keys.add(.key(key), at: 0)
    }
    #expect(keys.text == "m  ← ×3  Space")
    keys.add(.key(.escape), at: keys.end)
    #expect(keys.text == "Esc")
  }

  @Test(arguments: [
    ([], (14, 1)), ([(15, 1)], (14, 2)), ([(15, 1), (15, 2), (15, 3)], (14, 9)),
    ((1..<12).map { (15, $0) }, (0, 1)),
  ])
  func theyStandWhereThePictureIsEmpty(_ taken: [(Int, Int)], _ place: (Int, Int)) {
    var frame = Frame(size: Size(width: 20, height: 12))
    for cell in taken { frame[cell.0, cell.1] = Cell("x") }
    let found = KeysSeen.place(for: 6, on: frame)
    #expect(found.column == place.0 && found.row == place.1)
  }

  @Test func theyAreSeenForAMomentAndOnlyWhereAsked() throws {
    #expect(try shown(true) == [false, true, false])
    #expect(try shown(false) == [false, false, false])
  }

  /// Whether the key is on the screen before it is pressed, a second later and two seconds later.
  private func shown(_ isAsked: Bool) throws -> [Bool] {
    var configuration = Configuration()
    configuration.data = "blobs"
    var state = try State(configuration)
    var manner = TapeManner()
    manner.frameRate = 1
    manner.showsKeys = isAsked
    var run = TapeRun(
      [.init(.key(.function(9), count: 1, .init(micros: 0))), .init(.sleep(2_000_000))], manner,
      .frames, from: state)
    var texts: [Bool] = []
    while !run.isOver {
      for case .frame(let frame, _, _) in run.advance(to: run.due, &state) {
        let scalars = frame.cells.compactMap { Unicode.Scalar($0.scalar) }
        texts.append(String(String.UnicodeScalarView(scalars)).contains(" F9 "))
      }
    }
    return Array(texts.suffix(3))
  }
}
