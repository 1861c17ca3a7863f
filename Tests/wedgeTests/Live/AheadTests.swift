import Laboratory
import Testing
import Training

@testable import wedge

/// A run worked out ahead while something is done to what is shown.
private func later(
  _ shown: inout State, doing actions: [Action]
) -> State? {
  var ahead = Ahead(of: shown)
  ahead.work(on: shown) { $0.advance(steps: 3) }()
  for action in actions {
    _ = update(&shown, action)
    ahead.note { _ = update(&$0, action) }
  }
  return ahead.state(following: shown)
}

@Test func aRunAheadIsTheRunOneStepAfterTheOther() throws {
  var shown = try opened()
  var stepByStep = shown
  let later = try #require(later(&shown, doing: []))
  stepByStep.advance(steps: 3)
  stepByStep.refresh()
  #expect(later.step == 3 && shown.step == 0)
  #expect(later.snapshot.training.embeddings == stepByStep.snapshot.training.embeddings)
  #expect(later.numbers == stepByStep.numbers)
}

@Test func aLookMeanwhileIsKept() throws {
  var shown = try opened()
  let later = try #require(later(&shown, doing: [.look(.fillSwitched), .knob(.next)]))
  #expect(later.fill == shown.fill && later.chosenKnob == shown.chosenKnob)
  #expect(later.step == 3)
}

@Test func aRunThatWasChangedMeanwhileIsNotFollowed() throws {
  for action in [Action.knob(.raised), .pace(.runToggled)] {
    var shown = try opened()
    #expect(later(&shown, doing: [action]) == nil)
  }
}
