import Cells
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

private let steps = [0, 40, 100, 250]

/// What a run of free points came to at a step, as somebody else's training would hand it out.
private func record(at step: Int) throws -> Session {
  var trained = try freeState()
  trained.advance(steps: step)
  let snapshot = trained.session.snapshot()
  let table = DataTable(
    name: "elsewhere.csv", width: 2, values: snapshot.training.embeddings,
    labels: snapshot.training.judgements.map(\.label), classTitles: snapshot.classTitles,
    prototypes: snapshot.prototypes)
  var configuration = Configuration.judging(table)
  configuration.loss = "arcface"
  configuration.parameters = LossParameters(["m": 0.5, "s": 8])
  return try Session(configuration, judgedAt: step)
}

private func given() throws -> State { try State(records: steps.map { try record(at: $0) }) }

@Suite struct GivenRecordsTests {
  @Test func everyRecordIsShownAsItWasGiven() throws {
    var state = try given()
    for step in steps {
      state.refresh()
      let snapshot = try record(at: step).snapshot()
      #expect(state.step == step && state.snapshot.step == step)
      #expect(state.snapshot.training.embeddings == snapshot.training.embeddings)
      #expect(state.snapshot.prototypes == snapshot.prototypes)
      #expect(state.numbers == RunNumbers(snapshot))
      #expect(view(state, size: Size(width: 80, height: 24)).width == 80)
      state.press(.character("."))
    }
  }

  @Test func keysGoThroughRecordsAndNowhereElse() throws {
    var state = try given()
    let ways: [(key: Key, step: Int)] = [
      (.character("."), 40), (.character("."), 100), (.character(","), 40), (.end, 250),
      (.character("<"), 100), (.home, 0), (.character(">"), 40), (.end, 250),
    ]
    for (key, step) in ways {
      state.press(key)
      state.refresh()
      #expect(state.step == step && state.snapshot.step == step && !state.isRunning, "\(key)")
    }
  }

  @Test func theNewestRecordRefusesAStepWithAWord() throws {
    var state = try given()
    state.press(.end)
    let before = state.snapshot.training.embeddings
    for key: Key in [.character("."), .character(" ")] {
      state.press(key)
      #expect(state.message?.contains("the newest record") ?? false)
      #expect(state.step == 250 && !state.isRunning)
    }
    state.advance(steps: 5)
    state.refresh()
    #expect(state.step == 250 && state.snapshot.training.embeddings == before)
  }

  @Test func recordsPlayToTheirEndAndRestThere() throws {
    var state = try given()
    state.press(.character(" "))
    #expect(state.isRunning)
    for step in steps.dropFirst() {
      #expect(state.isRunning)
      state.advance(steps: 1)
      #expect(state.step == step)
    }
    #expect(!state.isRunning)
  }

  @Test func aTurnJudgesRecordsOtherwiseFromThereOn() throws {
    var state = try given()
    state.press(.character("."))
    state.press(.character("m"))
    state.press(.right)
    let margin = try #require(state.configuration.parameters["m"])
    #expect(margin > 0.5)
    state.press(.character(","))
    #expect(state.configuration.parameters["m"] == 0.5)
    state.press(.end)
    #expect(state.step == 250 && state.configuration.parameters["m"] == margin)
    state.press(.character("<"))
    #expect(state.step == 100 && state.configuration.parameters["m"] == margin)
  }

  @Test(arguments: [Key.character("r"), .character("R"), .character("d"), .character("y")])
  func nothingTrains(_ key: Key) throws {
    var state = try given()
    state.press(.character("."))
    state.press(key)
    #expect(state.message?.contains("nothing trains") ?? false)
    #expect(state.step == 40 && state.timeline.lastStep == 250)
  }

  @Test func whatIsGivenIsNotWrittenAsARunOfThisProgram() throws {
    var state = try given()
    #expect(state.press(.character("w")) == [])
    #expect(state.message != nil)
  }

  @Test func lossesJudgeTheSameRecordsSideBySide() throws {
    var state = try given()
    let losses = ["arcface", "cosface", "softmax"]
    try state.compare(
      losses.map { name in
        let description = try #require(LossRegistry.description(named: name))
        return Comparison.Entry(loss: name, parameters: LossMemory.standard(of: description))
      })
    state.press(.end)
    let panes = try #require(state.comparison).panes
    #expect(panes.map(\.lossDescription.name) == losses && panes.allSatisfy { $0.step == 250 })
    let last = try record(at: 250).snapshot().training.embeddings
    #expect(panes.allSatisfy { $0.snapshot.training.embeddings == last })
    state.press(.character("."))
    #expect(state.clock == 250)
  }

  @Test func recordsOfNoRunAreRefused() throws {
    func fault(_ records: [Session]) -> String? {
      do throws(RecordFault) {
        _ = try State(records: records)
        return nil
      } catch {
        return error.text
      }
    }
    let (first, second) = (try record(at: 0), try record(at: 10))
    #expect(fault([])?.hasPrefix("are none") ?? false)
    #expect(fault([second, first])?.contains("step 0 after step 10") ?? false)
    #expect(fault([first, first])?.contains("step 0 after step 0") ?? false)
    #expect(fault([try freeState().session])?.hasPrefix("train at step 0") ?? false)
    let wider = DataTable(
      name: "t", width: 3, values: [1, 0, 0, 0, 1, 0], labels: [0, 1], classTitles: ["a", "b"])
    let other = try Session(Configuration.judging(wider), judgedAt: 20)
    #expect(fault([first, other])?.contains("at step 20 than at 0") ?? false)
    #expect(fault([first, second]) == nil)
  }
}
