import Cells
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

struct ProbingTests {
  private func asked() throws -> State {
    var state = try freeState()
    state.advance(steps: 5)
    state.refresh()
    state.press(.character("i"))
    return state
  }

  @Test func askingBeginsAtTheShownPointAndLeavesItAgain() throws {
    var state = try freeState()
    let shown = try #require(state.shownSample)
    state.press(.character("i"))
    #expect(state.probe == shown)
    state.press(.character("i"))
    #expect(state.probe == nil)
    state.press(.character("i"))
    state.press(.escape)
    #expect(state.probe == nil)
  }

  @Test(arguments: [Key.left, .right, .up, .down])
  func anArrowGoesToAPointThatLiesThatWay(_ key: Key) throws {
    var state = try asked()
    let knob = state.chosenKnob
    let before = try #require(state.probe)
    state.press(key)
    let after = try #require(state.probe)
    let embeddings = state.snapshot.training.embeddings
    let x = embeddings[2 * after] - embeddings[2 * before]
    let y = embeddings[2 * after + 1] - embeddings[2 * before + 1]
    let along = key == .left ? -x : key == .right ? x : key == .up ? y : -y
    #expect(after == before || along > 0)
    #expect(state.chosenKnob == knob)
  }

  @Test func jAndKGoDownAndUpTheCosts() throws {
    var state = try asked()
    func cost() -> Float { state.snapshot.training.judgements[state.probe ?? 0].loss }
    for _ in 0..<1000 { state.press(.character("k")) }
    let most = state.snapshot.training.judgements.map(\.loss).max()
    #expect(cost() == most)
    var last = cost()
    for _ in 0..<20 {
      state.press(.character("j"))
      #expect(cost() <= last)
      last = cost()
    }
  }

  @Test func theFormulaHasTheNumbersOfTheProbedPoint() throws {
    var state = try asked()
    state.press(.character("j"))
    let probe = try #require(state.probe)
    #expect(try #require(ExamplePoint(state)).names.first?.hasPrefix("point \(probe), ") == true)
  }

  @Test func aWrongPointIsCalledWrong() throws {
    var state = try State(Configuration())
    state.press(.character("i"))
    for _ in 0..<2000 { state.press(.character("k")) }
    let point = try #require(ExamplePoint(state))
    #expect(point.wordings.first?.contains(", wrong.") == true)
  }

  @Test func theProbedPointStandsOutInThePlane() throws {
    var state = try asked()
    func reversed() -> Int {
      let frame = view(state, size: Size(width: 80, height: 24))
      let plane = (2...20).flatMap { row in (0..<38).map { frame[$0, row] } }
      return plane.count { $0.style.attributes.contains(.reverse) }
    }
    #expect(reversed() == 1)
    state.press(.escape)
    #expect(reversed() == 0)
  }

  @Test func otherDataForgetThePoint() throws {
    var state = try asked()
    state.press(.character("r"))
    #expect(state.probe != nil)
    state.press(.character("d"))
    #expect(state.probe == nil)
  }
}
