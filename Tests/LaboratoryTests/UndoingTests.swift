import Cells
import Foundation
import Kernels
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

/// Everything that a state writes down, as bytes.
private func archived(_ state: State) throws -> Data {
  var state = state
  state.refresh()
  return try exactEncoder().encode(state.archive)
}

/// A run with a turn, a change by hand and a past.
private func livelyRun(steps: Int = 25) throws -> State {
  var state = try freeState()
  state.advance(steps: steps)
  state.press(.right)
  for key: Key in [.character("i"), .character("a"), .escape] { state.press(key) }
  state.advance(steps: 6)
  state.refresh()
  return state
}

@Suite struct UndoingTests {
  @Test(arguments: [
    [Key.character("d")], [.character("D")], [.character("e")], [.character("r")],
    [.character("R")], [.character("p"), .down, .enter], [.character("c")],
  ])
  func whatBeganOtherRunsIsUndoneToTheSameBitsWithAllThePast(_ keys: [Key]) throws {
    var state = try livelyRun()
    let before = try archived(state)
    for key in keys { state.press(key) }
    #expect(state.clock == 0)
    state.advance(steps: 7)
    let other = try archived(state)
    state.press(.character("u"))
    #expect(try archived(state) == before)
    #expect(state.notice?.hasPrefix("back: ArcFace, ") ?? false)
    state.press(.character("U"))
    #expect(try archived(state) == other)
    state.press(.character("u"))
    state.go(to: 12)
    var straight = try livelyRun()
    straight.go(to: 12)
    #expect(try archived(state) == archived(straight))
  }

  @Test func aKnobThatBeginsTheRunAnewIsUndoneToo() throws {
    var state = try livelyRun()
    state.choose(.setting("classes"))
    let before = try archived(state)
    state.press(.right)
    #expect(state.configuration.classes == 5 && state.clock == 0)
    state.press(.character("u"))
    #expect(try archived(state) == before)
    state.type("7")
    #expect(state.configuration.classes == 7 && state.clock == 0)
    state.press(.character("u"))
    #expect(try archived(state) == before)
  }

  @Test func aDigitOverAllPanesIsUndoneAndAComparisonThatWasLeftComesBack() throws {
    var state = try livelyRun()
    try state.compare(Array(Comparison.boundaryTable.suffix(3)))
    state.advance(steps: 8)
    let before = try archived(state)
    state.press(.character("0"))
    #expect(state.runs.panes.allSatisfy { $0.run.configuration.loss == "normface" })
    state.advance(steps: 3)
    state.press(.character("u"))
    #expect(try archived(state) == before)
    #expect(state.notice?.hasPrefix("back: 3 runs side by side at step 8") ?? false)
    state.press(.character("c"))
    #expect(state.comparison == nil)
    state.press(.character("u"))
    #expect(try archived(state) == before)
  }

  @Test func whatHandsChangedInTheNewRunIsUndoneFirst() throws {
    var state = try livelyRun()
    let before = try archived(state)
    state.press(.character("r"))
    let count = state.snapshot.training.count
    state.advance(steps: 3)
    for key: Key in [.character("i"), .character("a"), .escape] { state.press(key) }
    #expect(state.snapshot.training.count == count + 1)
    state.press(.character("u"))
    #expect(state.step == 3 && state.snapshot.training.count == count)
    state.press(.character("u"))
    #expect(try archived(state) == before)
  }

  @Test func aBranchInThePastIsUndoneWithAllThatCameAfterIt() throws {
    var state = try livelyRun()
    state.go(to: 10)
    let before = try archived(state)
    state.press(.right)
    #expect(state.timeline.lastStep == 10)
    state.advance(steps: 4)
    state.press(.character("u"))
    #expect(try archived(state) == before && state.timeline.lastStep == 31)
  }

  @Test func fourRunsAreKeptAndTheShortestOfTheOthersIsForgotten() throws {
    var state = try freeState()
    for steps in [40, 3, 30, 20, 10] {
      state.advance(steps: steps)
      state.press(.character("R"))
    }
    #expect(state.earlierRuns.past.map(\.runs.lastStep) == [40, 30, 20, 10])
    for steps in [10, 20, 30, 40] {
      state.press(.character("u"))
      #expect(state.step == steps)
    }
    state.press(.character("u"))
    #expect(state.message == "nothing is left to undo; U does it again" && state.step == 40)
  }

  @Test func whereAllIsUndoneItSaysThatItCanBeDoneAgain() throws {
    var state = try freeState()
    state.press(.character("u"))
    #expect(state.message == "hands moved, added or took nothing so far")
    for key: Key in [.character("i"), .character("a"), .character("u")] { state.press(key) }
    #expect(state.notice?.hasPrefix("undone: ") ?? false)
    state.press(.character("u"))
    #expect(state.message == "nothing is left to undo; U does it again")
    state.press(.character("U"))
    #expect(state.notice?.hasPrefix("again: ") ?? false)
  }

  @Test func aStateThatWasWrittenBehindAnotherRunSaysThatItIsNotInTheFile() throws {
    var again = try freeState()
    again.advance(steps: 20)
    var branched = again
    again.press(.character("r"))
    branched.go(to: 10)
    branched.press(.right)
    for state in [again, branched] {
      var opened = try State(state.archive, display: Display())
      opened.press(.character("u"))
      #expect(opened.message?.contains("the run before is not in the file") ?? false)
    }
  }

  @Test func aRecordingKnowsOnlyTheRunsThatBeganSinceItDid() throws {
    var state = try livelyRun()
    let before = try archived(state)
    state.press(.character("r"))
    state.advance(steps: 4)
    state.beginRecording()
    state.press(.character("u"))
    #expect(state.step == 4)
    state.press(.character("r"))
    state.press(.character("u"))
    #expect(state.step == 4)
    state.endRecording()
    state.press(.character("u"))
    #expect(try archived(state) == before)
  }

  /// Keys, the mouse and time, as a monkey has them; what it does is a function of the seed.
  private static let keys: [Key] =
    [.enter, .tab, .escape, .left, .right, .up, .down, .home, .end, .backspace, .function(7)]
    + "rRdDepcl0459iaxAuUzm,.<>qw?btvfh ".unicodeScalars.map { .character($0) }

  @Test(arguments: 0..<3 as Range<UInt64>)
  func whateverAMonkeyDoesNothingButAQuestionAnsweredLosesARun(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let size = Size(width: 120, height: 40)
    var state = try freeState { $0.samples = 5 }
    state.advance(steps: State.stepsToLose + 1)
    for _ in 0..<120 {
      if state.held != nil { state.press(.escape) }
      var event = Event.key(Self.keys[generator.index(below: Self.keys.count)])
      if generator.index(below: 6) == 0 {
        event = .mouse(
          Mouse(
            kind: .press, column: generator.index(below: size.width),
            row: generator.index(below: size.height)))
      }
      state.refresh()
      guard let action = Screens.action(for: event, in: state, size: size) else { continue }
      let before = state
      let effects = update(&state, action)
      #expect(!effects.contains(.quit) || before.isLeaving, "\(event) quits unasked")
      if isReplaced(before, by: state), action != .hand(.undone), action != .hand(.redone) {
        var back = state
        back.press(.character("u"))
        #expect(try archived(back) == archived(before), "\(event) is not undone")
      }
      if action == .hand(.undone), before.earlierRuns.past.count > state.earlierRuns.past.count {
        var forth = state
        _ = update(&forth, .hand(.redone))
        if forth.earlierRuns.future.count < state.earlierRuns.future.count {
          #expect(try archived(forth) == archived(before), "what u left is lost")
        }
      }
      let kept = state.earlierRuns.past + state.earlierRuns.future
      let all = (kept.map(\.runs) + [state.runs]).flatMap { $0.panes + $0.waiting }
      #expect(
        all.contains { $0.run.timeline.lastStep > State.stepsToLose }, "\(event) lost the long run")
      state.advance(steps: generator.index(below: 3))
    }
  }

  /// Whether other runs stand on the screen than those with steps that stood there.
  private func isReplaced(_ before: State, by state: State) -> Bool {
    before.runs.panes.count != state.runs.panes.count
      || zip(before.runs.panes, state.runs.panes).contains {
        $0.run.timeline.lastStep > $1.run.timeline.lastStep
      }
  }
}
