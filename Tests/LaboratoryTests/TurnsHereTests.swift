import Cells
import Foundation
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

/// All that a run has come to and has noted, as bytes.
private func written(_ state: State) throws -> Data {
  var state = state
  state.refresh()
  let encoder = exactEncoder()
  return try encoder.encode([state.session.archive]) + encoder.encode(state.run.notebook)
    + encoder.encode(state.record) + encoder.encode(state.archive.revisions)
}

/// Several prototypes a class, adaptive numbers, learnt distances, batches of its own.
private let tellingLosses = [
  "arcface", "subcenter_arcface", "soft_triple", "adacos", "curricularface", "elasticface",
  "margin",
  "triplet",
]

struct TurnsHereTests {
  @Test(arguments: tellingLosses)
  func aLossChosenBeforeTheFirstStepIsTheRunThatBeginsWithIt(_ name: String) throws {
    var chosen = try freeState()
    // Past every other loss.
    for _ in LossRegistry.descriptions { chosen.press(.character("l")) }
    _ = update(&chosen, .loss(.chosen(name)))
    var begun = try freeState(name)
    #expect(chosen.run.earlier == begun.run.earlier && chosen.watch == begun.watch)
    for _ in 0..<2 {
      #expect(try written(chosen) == written(begun))
      chosen.advance(steps: 20)
      begun.advance(steps: 20)
    }
  }

  @Test func aNumberTurnedAndBackBeforeTheFirstStepChangesNothing() throws {
    var turned = try freeState("subcenter_arcface") { $0.learningRate = 0.02 }
    turned.choose(.hyperparameter("K"))
    for key in [Key.left, .right] { turned.press(key) }
    turned.choose(.setting("learningRate"))
    for key in [Key.left, .right] { turned.press(key) }
    let untouched = try freeState("subcenter_arcface") { $0.learningRate = 0.02 }
    #expect(try written(turned) == written(untouched))
  }

  @Test func atHomeATurnBeginsOtherwiseAndLeavesTheCourseAsAGhost() throws {
    var state = try freeState()
    state.advance(steps: 40)
    let left = state.session.history
    state.press(.home)
    state.press(.character("4"))
    #expect(state.timeline.ghost == left && state.timeline.lastStep == 0)
    state.advance(steps: 20)
    var begun = try freeState("cosface")
    begun.advance(steps: 20)
    #expect(try written(state) == written(begun))
  }

  @Test func whatHandsChangedBeforeTheFirstStepOutlivesATurn() throws {
    var state = try freeState()
    let count = state.snapshot.training.count
    for key: Key in [.character("i"), .character("a"), .escape, .character("4")] {
      state.press(key)
    }
    #expect(state.snapshot.training.count == count + 1 && state.configuration.loss == "cosface")
    #expect(state.run.earlier == EarlierAngles(state.snapshot))
  }

  @Test(arguments: tellingLosses)
  func aTurnThatIsTakenBackAtItsStepHasNeverBeen(_ name: String) throws {
    var state = try freeState(name) { $0.learningRate = 0.02 }
    var straight = state
    state.advance(steps: 25)
    let before = try written(state)
    for key: Key in [.character("l"), .character("l"), .character("L"), .character("L")] {
      state.press(key)
    }
    #expect(try written(state) == before)
    state.choose(.setting("learningRate"))
    for key: Key in [.left, .left, .right, .character("L"), .character("l"), .right] {
      state.press(key)
    }
    #expect(try written(state) == before)
    for _ in 0..<2 {
      state.advance(steps: 15)
      straight.advance(steps: straight.step == 0 ? 40 : 15)
      #expect(try written(state) == written(straight))
    }
  }

  @Test func theTurnBeforeOneThatIsTakenBackStaysNoted() throws {
    var state = try freeState()
    state.advance(steps: 20)
    state.press(.left)
    state.advance(steps: 31)
    let before = try written(state)
    state.press(.character("s"))
    for key in [Key.right, .left] { state.press(key) }
    #expect(try written(state) == before)
    #expect(state.says("same run, m 0.50 → 0.45 at step 20") && state.earlier.step == 20)
  }

  @Test func aTurnIsTakenBackFromFurtherOnToo() throws {
    var state = try freeState()
    state.advance(steps: 20)
    state.press(.left)
    state.advance(steps: 30)
    state.go(to: 20)
    state.press(.right)
    #expect(state.timeline.lastStep == 20 && state.timeline.revisions.isEmpty)
    #expect(state.timeline.ghost != nil)
    state.advance(steps: 30)
    var straight = try freeState()
    straight.advance(steps: 50)
    #expect(try written(state) == written(straight))
  }

  @Test func prototypesThatALossHasNoUseForAreCounted() throws {
    var state = try freeState("subcenter_arcface")
    state.advance(steps: 20)
    state.press(.character("5"))
    #expect(state.says("what was learnt stays, but for 4 prototypes. r restarts"))
    state.advance(steps: 5)
    _ = update(&state, .loss(.chosen("subcenter_arcface")))
    #expect(state.says("away from sub-center ArcFace and back") && state.says("but for 4 prot"))
  }

  @Test(arguments: ["proxy_anchor", "curricularface", "cosface", "circle_class"])
  func whatWasOnlyPassedOverIsNotMissed(_ name: String) throws {
    var state = try freeState(name)
    state.advance(steps: 20)
    let count = LossRegistry.descriptions.count
    for press in 1..<count {
      state.press(.character("l"))
      guard state.session.prototypeCount == 4 else { continue }
      let words = state.run.freshTurn?.stayingWords ?? ""
      let isLearning = name == "curricularface"
      #expect(
        words == "what was learnt stays" + (isLearning ? ", but for the loss's own numbers" : ""),
        "after \(press)")
    }
  }

  @Test func whatWasLostOnTheWayIsMissedFurtherOn() throws {
    var state = try freeState("subcenter_arcface")
    state.advance(steps: 20)
    _ = update(&state, .loss(.chosen("arcface")))
    state.advance(steps: 5)
    _ = update(&state, .loss(.chosen("cosface")))
    _ = update(&state, .loss(.chosen("normface")))
    #expect(state.run.freshTurn?.stayingWords == "what was learnt stays, but for 4 prototypes")
  }

  @Test func distancesThatAPairLossHasLearntAreMissed() throws {
    var state = try freeState("margin")
    state.advance(steps: 20)
    state.press(.character("5"))
    #expect(state.says("what was learnt stays, but for the loss's own numbers"))
  }

  @Test func aTurnBeforeItWasRecordedIsTakenBackAlikeHereAndThere() throws {
    var state = try freeState("subcenter_arcface")
    state.advance(steps: 20)
    let prototypes = state.snapshot.prototypes
    state.press(.character("l"))
    state.beginRecording()
    // Of which a recording says nothing.
    state.press(.character("w"))
    var restored = try State(state.archive, display: state.display)
    state.press(.character("L"))
    restored.press(.character("L"))
    #expect(try written(restored) == written(state))
    #expect(state.snapshot.prototypes != prototypes && state.says("and back at step 20"))
    #expect(state.says("what was learnt stays, but for 4 prototypes"))
  }

  @Test func aWriteChangesNothingOfHowTheRunGoesOn() throws {
    var state = try freeState("subcenter_arcface")
    state.advance(steps: 20)
    let before = try written(state)
    for key: Character in ["l", "w", "L"] { state.press(.character(key.unicodeScalars.first!)) }
    #expect(try written(state) == before)
  }
}
