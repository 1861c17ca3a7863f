import Laboratory
import MarginLosses
import Testing
import Training

@testable import wedge

@Suite struct ReopeningTests {
  private let file = "wedge --state here.json"

  private func afterwards(
    _ actions: [Action], steps: Int = 20, _ edit: (inout State) -> Void = { _ in }
  ) throws -> String {
    var state = try opened()
    state.advance(steps: 20)
    edit(&state)
    var reopening = Reopening()
    reopening.note(state, in: "here.json")
    for action in actions { _ = update(&state, action) }
    state.advance(steps: steps)
    return reopening.command(state)
  }

  @Test func aFileThatWasWrittenOpensThisVeryRunAndNoOther() throws {
    #expect(try afterwards([], steps: 0) == file)
    #expect(try afterwards([.start(.again)]) == file)
    for actions: [Action] in [
      [.start(.reseeded)], [.start(.nextData)], [.start(.modeSwitched)],
      [.loss(.chosen("cosface"))],
    ] {
      #expect(try !afterwards(actions).contains("--state"))
    }
    #expect(try afterwards([], steps: 1).hasPrefix("wedge run --from "))
  }

  @Test func aFileOfABranchThatWasLeftIsNotNamed() throws {
    let turned: (inout State) -> Void = {
      _ = update(&$0, .knob(.lowered))
      $0.advance(steps: 10)
    }
    #expect(try afterwards([], steps: 0, turned) == file)
    let branch: [Action] = [.travel(.wentToPreviousMark), .travel(.steppedBack), .knob(.raised)]
    #expect(try !afterwards(branch, steps: 11, turned).contains("--state"))
  }

  @Test func aStateOfRowsIsNamedOnlyOfRunsOnThem() throws {
    var options = Options()
    options.state = "rows.json"
    let reopening = Reopening(options)
    var state = try opened()
    #expect(reopening.command(state).hasPrefix("wedge run --from "))
    var configuration = Configuration.judging(
      DataTable(
        name: "rows.csv", width: 2, values: [0, 1, 1, 0, 2, 1, 1, 2], labels: [0, 1, 0, 1],
        classTitles: ["a", "b"]))
    configuration.isJudged = false
    state = try State(configuration)
    #expect(reopening.command(state) == "wedge --state rows.json   # as it was written")
    _ = update(&state, .start(.nextData))
    #expect(reopening.command(state).hasPrefix("wedge run --from "))
  }

  @Test func whatOneOfSeveralRunsWasTurnedToAloneIsSaidToBeLeftOut() throws {
    var state = try opened()
    try state.compare(
      ["arcface", "cosface"].map {
        Comparison.Entry(loss: $0, parameters: LossParameters(["m": 0.3, "s": 16]))
      })
    for action: Action in [
      .pane(.next), .pane(.next), .knob(.scaleChosen), .knob(.next), .knob(.raised),
    ] {
      _ = update(&state, action)
    }
    #expect(
      Reopening().command(state).hasSuffix("   # with the first one's η for all: w keeps each"))
  }

  @Test func ofAComparisonTheCommandSaysWhatItLeavesOut() throws {
    var state = try opened()
    let parameters = LossParameters(["m": 0.3, "s": 16])
    try state.compare(
      ["arcface", "cosface"].map { Comparison.Entry(loss: $0, parameters: parameters) })
    state.advance(steps: 10)
    #expect(!Reopening().command(state).contains("#"))
    _ = update(&state, .knob(.raised))
    #expect(Reopening().command(state).hasSuffix("   # as it is set now, from step 0"))
  }
}
