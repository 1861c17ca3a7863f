import Cells
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

struct BeginningTests {
  @Test(arguments: textLossNames) func againIsTheSameRunBitForBit(name: String) throws {
    var state = try freeState(name)
    state.advance(steps: 50)
    state.refresh()
    let first = state.snapshot
    state.press(.character("r"))
    #expect(state.step == 0 && state.session.history.losses.isEmpty)
    state.advance(steps: 50)
    state.refresh()
    #expect(state.snapshot.training.embeddings == first.training.embeddings)
    #expect(state.snapshot.prototypes == first.prototypes && state.snapshot.loss == first.loss)
    #expect(state.before == state.numbers)
  }

  @Test func theRunBeforeIsShownAtTheSameStepAndThenAtItsLast() throws {
    var state = try freeState()
    state.advance(steps: 100)
    #expect(state.before == nil)
    state.press(.character("r"))
    state.press(.right)
    for _ in 0..<7 { state.advance(steps: 1) }
    state.refresh()
    #expect(state.before?.step == 0)
    state.advance(steps: 53)
    state.refresh()
    #expect(state.before?.step == 60)
    #expect(state.before?.training != nil && state.before?.ownAngle != nil)
    state.advance(steps: 60)
    state.refresh()
    #expect(state.before?.step == 100)
  }

  @Test(arguments: [60, 10, 0])
  func theRunBeforeIsCalledAtEachStepWhatItWasThere(_ last: Int) throws {
    var state = try freeState()
    state.advance(steps: 30)
    state.press(.character("1"))
    state.advance(steps: 30)
    state.press(.character("8"))
    state.go(to: last)
    state.press(.character("r"))
    let record = try #require(state.recordBefore)
    #expect(record.name(at: 30) == RunRecord.Name(from: 0, loss: "arcface", margin: "m 0.50"))
    #expect(record.name(at: 40)?.loss == "softmax" && record.name(at: 60)?.margin == nil)
    #expect(record.name(at: 61)?.loss == "triplet")
  }

  @Test func numbersOfAWarmUpAreOfLessThanTheWholeMargin() throws {
    var state = try freeState { $0.warmUp = 40 }
    state.advance(steps: 60)
    state.press(.character("r"))
    let name = try #require(state.recordBefore?.name(at: 30))
    #expect(name.margin(at: 30) == "m →0.50" && name.margin(at: 40) == "m 0.50")
    // A warm-up leaves this one as it is, and lowers λ.
    state = try freeState("asoftmax") { $0.warmUp = 40 }
    state.advance(steps: 60)
    state.press(.character("r"))
    #expect(state.recordBefore?.name(at: 30)?.margin(at: 30) == "m 2.00")
  }

  @Test func aRunThatHasGoneNowhereTakesNoRunBeforeAway() throws {
    var state = try freeState()
    state.advance(steps: 30)
    for _ in 0..<2 { state.press(.character("r")) }
    #expect(state.recordBefore?.entries.last?.step == 30)
  }

  @Test func aCapitalRTakesTheNextSeed() throws {
    var state = try freeState()
    state.advance(steps: 10)
    state.press(.character("R"))
    #expect(state.configuration.seed == 8 && state.step == 0 && state.recordBefore != nil)
  }

  @Test func otherClassesOrDataAreNotCompared() throws {
    var state = try freeState()
    state.advance(steps: 10)
    state.choose(.setting("classes"))
    state.press(.right)
    #expect(state.configuration.classes == 5 && state.recordBefore == nil)
    #expect(state.chosenSubject == .setting("classes"))
  }

  @Test func aRecordForgetsEveryOtherEntryWhenFull() throws {
    var snapshot = Snapshot()
    var record = RunRecord(RunNumbers(snapshot), capacity: 8)
    for step in stride(from: 10, through: 1000, by: 10) {
      snapshot.step = step
      record.append(RunNumbers(snapshot))
    }
    #expect(record.entries.count <= 8)
    let found = try #require(record.numbers(at: 500))
    #expect(found.step <= 500 && 500 - found.step < record.interval)
  }

  @Test func advancingInPiecesIsAdvancingAtOnce() throws {
    var whole = try freeState()
    var pieces = try freeState()
    whole.advance(steps: 60)
    for _ in 0..<20 {
      pieces.advance(steps: 3)
      pieces.refresh()
    }
    whole.refresh()
    #expect(whole.snapshot.training.embeddings == pieces.snapshot.training.embeddings)
    #expect(whole.record == pieces.record && whole.watch == pieces.watch)
  }

  @Test func stepsAreCountedOutWithoutLosingAFraction() {
    var pacer = Pacer()
    var steps = 0
    for _ in 0..<30 { steps += pacer.steps(after: 1.0 / 30, at: .opening) ?? 0 }
    #expect(steps == 60)
    #expect(pacer.steps(after: 1, at: .full) == nil)
  }
}

/// The state that was written under it could not be opened again.
@Test func aLossThatTheRunCouldNotBeginWithIsRefused() throws {
  var configuration = Configuration()
  (configuration.data, configuration.encoder) = ("iris", .none)
  configuration.takeUsualClasses()
  configuration.dimension = configuration.usualDimension
  var state = try State(configuration)
  state.advance(steps: 3)
  for key: Key in [.character("7"), .character("8")] {
    state.press(key)
    #expect(state.configuration.loss == "arcface")
    #expect(state.message?.contains("invalid for '--encoder'") == true, "\(state.message ?? "")")
  }
  for _ in 0..<60 {
    state.press(.character("l"))
    #expect(state.session.metricLoss == nil)
  }
}
