import Cells
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

/// A run with one step more than may be lost without a question.
private func longRun() throws -> State {
  var state = try freeState()
  state.advance(steps: State.stepsToLose + 1)
  return state
}

@Suite struct LeavingTests {
  @Test(arguments: [Key.character("q"), .enter])
  func quittingAsksOnceBeforeMoreThanSixHundredStepsAreLost(_ answer: Key) throws {
    var state = try longRun()
    #expect(state.waysOut == [.control("c")])
    #expect(state.press(.character("q")) == [])
    #expect(
      state.message
        == "q again quits and loses 601 steps; w keeps them, any other key goes back")
    #expect(state.waysOut == [.control("c")])
    state.advance(steps: 1)
    #expect(state.press(answer) == [.quit])
  }

  @Test func aRunThatAMapOpenedSaysThatQLeadsBackToIt() throws {
    var state = try longRun()
    func keys() -> String {
      let frame = Screens.view(state, size: Size(width: 80, height: 24))
      return String(
        String.UnicodeScalarView(
          (0..<80).map { Unicode.Scalar(frame[$0, 23].displayedScalar) ?? "?" }))
    }
    #expect(keys().contains("q quit"))
    state.isOfMap = true
    #expect(keys().contains("q map") && !keys().contains("quit"))
    #expect(state.press(.character("q")) == [])
    #expect(state.message?.hasPrefix("q again leaves for the map and loses 601 steps") ?? false)
    #expect(!keys().contains("quit"))
  }

  @Test func sixHundredStepsAndControlCAreNotAskedAbout() throws {
    var state = try freeState()
    state.advance(steps: State.stepsToLose)
    #expect(state.waysOut == [.control("c"), .character("q")])
    #expect(state.press(.character("q")) == [.quit])
    state = try longRun()
    #expect(state.press(.control("c")) == [.quit])
    state.press(.character("q"))
    #expect(state.press(.control("c")) == [.quit])
  }

  @Test func anyOtherKeyGoesBackAndDoesWhatItDoes() throws {
    var state = try longRun()
    for key: Key in [.character("+"), .escape, .function(7), .character("w"), .backspace] {
      #expect(state.press(.character("q")) == [])
      #expect(state.isLeaving)
      #expect(state.press(key) == (key == .character("w") ? [.writeState] : []))
      #expect(!state.isLeaving && state.message == nil, "\(key)")
    }
    #expect(state.speed == Speed.opening.faster)
  }

  @Test func whatIsWrittenIsNotLostAndABranchIsCountedFromWhereItBegan() throws {
    var state = try longRun()
    state.noteKept()
    state.advance(steps: State.stepsToLose)
    #expect(state.press(.character("q")) == [.quit])
    state.go(to: 300)
    state.press(.right)
    state.advance(steps: State.stepsToLose)
    #expect(state.press(.character("q")) == [.quit])
    state.advance(steps: 1)
    #expect(state.press(.character("q")) == [])
    let restored = try State(state.archive, display: Display())
    #expect(restored.unkeptSteps == 0)
  }

  @Test func aRecordingAndATapeKeepWhatIsDone() throws {
    var state = try longRun()
    state.isKeptElsewhere = true
    #expect(state.press(.character("q")) == [.quit])
    state.isKeptElsewhere = false
    state.endRecording()
    #expect(state.press(.character("q")) == [.quit])
  }

  @Test func runsSideBySideAndTheRunsBeforeThemAreAskedAboutToo() throws {
    var state = try longRun()
    state.press(.character("r"))
    #expect(state.press(.character("q")) == [])
    #expect(state.message?.contains("601 steps of a run before, which u brings back") ?? false)
    state.press(.character("u"))
    state.noteKept()
    try state.compare(Array(Comparison.boundaryTable.prefix(2)))
    state.advance(steps: State.stepsToLose + 1)
    state.press(.tab)
    #expect(state.press(.character("q")) == [])
    #expect(state.press(.enter) == [.quit])
  }
}
