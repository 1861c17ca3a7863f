import CAllocations
import Cells
import Drawing
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

@Test func whatIsKnownIsNotMadeAgainAndOldThingsAreForgotten() {
  let memory = PictureMemory { $0() }
  var made: [Int] = []
  func recall(_ key: Int) -> String {
    memory.recall(key) {
      made.append(key)
      return "\(key)"
    }
  }
  for key in 0..<40 {
    #expect(recall(key) == "\(key)")
    #expect(recall(key) == "\(key)")
  }
  #expect(made == Array(0..<40))
  #expect(recall(0) == "0" && recall(39) == "39")
  #expect(made == Array(0..<40) + [0])
}

/// What was worked out before never shows in a picture: it is that of a run without a memory.
@Test(arguments: ["arcface", "softmax", "lsoftmax", "adacos", "triplet", "combined"])
func aMemoryChangesNoPicture(_ loss: String) throws {
  var state = try freeState(loss) { $0.warmUp = loss == "arcface" ? 20 : 0 }
  let keys: [Key] = [
    .character("o"), .up, .right, .character("n"), .down, .left, .character("v"), .character("f"),
    .character("5"), .character("1"), .right, .character("6"), .character("r"), .character("i"),
  ]
  state.pictures = PictureMemory { $0() }
  for key in keys {
    state.press(key)
    state.advance(steps: 7)
    state.refresh()
    for size in [Size(width: 200, height: 60), Size(width: 80, height: 24)] {
      var forgetful = state
      forgetful.pictures = .none
      #expect(view(state, size: size) == view(forgetful, size: size), "after \(key)")
    }
  }
}

/// Texts and panels are values that a frame makes anew: some 1,600 in a released program, many times as many
/// where nothing is optimised, and no more.
@Test func aSteadyFrameAllocatesAboutAsMuchAsItShows() throws {
  var state = try freeState("arcface", classes: 8)
  state.pictures = PictureMemory { $0() }
  let size = Size(width: 200, height: 60)
  func frame() {
    state.advance(steps: 2)
    state.refresh()
    _ = view(state, size: size)
  }
  for _ in 0..<20 { frame() }
  let before = wedge_allocations()
  for _ in 0..<100 { frame() }
  let each = Double(wedge_allocations() - before) / 100
  #expect(before < 0 || each < 50_000, "\(each) allocations a frame")
}
