import Cells
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

/// Means are places: hands move them where they like, and a class comes in about its place.
@Test func aMeanIsMovedAndNotTurned() throws {
  var state = try freeState("lgm")
  state.advance(steps: 20)
  state.refresh()
  state.pane.asked = .spot(Spot(2, 1))
  state.press(.tab)
  guard case .prototype(let row) = state.asked else {
    Issue.record("no mean is asked about")
    return
  }
  let before = Spot(row, of: state.snapshot.prototypes)
  state.press(.enter)
  for _ in 0..<3 { state.press(.up) }
  state.press(.enter)
  let after = Spot(row, of: state.snapshot.prototypes)
  #expect(after.x == before.x && after.y > before.y + 0.05)
  #expect(state.session.history.marks.last?.text.hasPrefix("moved the mean of") ?? false)
}

@Test func aClassComesInWithItsMeanWhereItWasAskedFor() throws {
  var state = try freeState("lgm")
  state.advance(steps: 20)
  state.pane.asked = .spot(Spot(0.25, -0.5))
  state.press(.character("A"))
  #expect(Array(state.snapshot.prototypes.suffix(2)) == [0.25, -0.5])
  let classes = try #require(state.snapshot.gaussians(of: state.classifier))
  #expect(classes.classes == 5 && classes.precisions.suffix(2) == [1, 1])
  state.advance(steps: 20)
  let loss = try #require(state.session.marginLoss as? LGM)
  #expect(loss.logVariances.count == 10 && loss.logVariances.suffix(2) != [0, 0])
}

@Test(arguments: [[Key.character("o"), .character("o")], [.character("5")]])
func aTurnAwayFromLearntVariancesSaysThatTheyDoNotStay(_ keys: [Key]) throws {
  var state = try freeState("lgm")
  state.advance(steps: 40)
  for key in keys { state.press(key) }
  #expect(state.says("what was learnt stays, but for the loss's own numbers"))
}

@Test func aTurnOfTheMarginKeepsLearntVariances() throws {
  var state = try freeState("lgm")
  state.advance(steps: 40)
  state.press(.right)
  #expect(state.says("what was learnt stays. r restarts"))
}
