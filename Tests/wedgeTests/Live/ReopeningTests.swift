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

  /// It opened the file's run, whatever was begun since.
  @Test func aStateIsNotNamedOnceItsRowsAreLeft() throws {
    var configuration = Configuration()
    configuration.table = DataTable(
      name: "t.csv", width: 2, values: [1, 0, 0, 1, 2, 0.5, 0.5, 2], labels: [0, 1, 0, 1],
      classTitles: ["left", "right"])
    (configuration.data, configuration.classes) = (TableData.name, 2)
    var state = try State(configuration)
    var options = Options()
    options.state = "here.json"
    #expect(Reopening(options).anew(state).contains("--state here.json"))
    _ = update(&state, .start(.nextData))
    #expect(state.configuration.data != TableData.name)
    #expect(Reopening(options).anew(state).hasPrefix("wedge run --from w1:"))
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

  /// A rate of one run alone was lost, or given to all, without a word.
  @Test func aSettingThatRunsDoNotShareIsSaidToBeLeftOut() throws {
    var state = try opened()
    try state.compare(
      ["arcface", "cosface"].map { Comparison.Entry(loss: $0, parameters: LossParameters()) })
    var panes = state.runs.panes
    #expect(!Reopening().anew(state).contains("#"))
    _ = update(&state, .pane(.marked(1)))
    for _ in 0..<20 {
      panes = state.runs.panes
      if panes.settingsApart.contains(where: { !$0.isEmpty }) { break }
      _ = update(&state, .knob(.next))
      _ = update(&state, .knob(.raised))
    }
    let words = try #require(panes.settingsApart[1].first)
    #expect(Reopening().anew(state).contains("# without \(words) of run 2"))
  }

  /// The class of run 1 was told as classes that the command lacks for run 2, which it has.
  @Test(arguments: [0, 1])
  func whatHandsChangeIsNoSettingThatIsLeftOut(_ pane: Int) throws {
    var state = try opened()
    try state.compare(
      ["arcface", "cosface"].map { Comparison.Entry(loss: $0, parameters: LossParameters()) })
    for action: Action in [
      .pane(.marked(pane)), .pane(.enlarged), .ask(.toggled), .hand(.classAdded),
    ] {
      _ = update(&state, action)
    }
    #expect(
      state.comparison?.panes.map { $0.configuration.classes } == (pane == 0 ? [9, 8] : [8, 9]))
    #expect(Reopening().anew(state).hasSuffix("   # without what hands changed"))
  }
}
