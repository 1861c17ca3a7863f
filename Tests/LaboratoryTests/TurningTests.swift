import Cells
import MarginLosses
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

struct TurningTests {
  @Test(arguments: textLossNames) func aTurnContinuesTheSameRun(name: String) throws {
    var state = try freeState(name)
    state.advance(steps: 20)
    state.refresh()
    let embeddings = state.snapshot.training.embeddings
    let prototypes = state.snapshot.prototypes
    for subject in state.subjects where !state.run.startsAnew(subject) {
      state.choose(subject)
      state.press(.right)
      state.press(.left)
    }
    state.press(.character("l"))
    state.press(.character("o"))
    #expect(state.step == 20 && state.snapshot.step == 20)
    #expect(state.snapshot.training.embeddings == embeddings)
    // Class means stand in for the prototypes of a loss that has none.
    #expect(state.session.metricLoss != nil || state.snapshot.prototypes == prototypes)
    #expect(state.session.history.losses.count == 20)
  }

  @Test func aTurnLeavesAMarkAndTheSentenceForThreeHundredSteps() throws {
    var state = try freeState(classes: 8)
    state.advance(steps: 40)
    for _ in 0..<10 { state.press(.left) }
    #expect(state.session.history.marks == [Mark(step: 40, text: "m 0.50 → 0.00")])
    let words = "same run, m 0.50 → 0.00 at step 40: what was learnt stays. r restarts"
    #expect(state.diagnoses.contains(DiagnosisLine(level: .note, text: words)))
    state.advance(steps: 299)
    #expect(state.says(words))
    state.advance(steps: 1)
    #expect(!state.says("same run"))
  }

  @Test func pressesThatFollowCloselyAreOneTurn() throws {
    var state = try freeState()
    state.advance(steps: 10)
    state.press(.right)
    state.advance(steps: 29)
    state.press(.right)
    #expect(state.session.history.marks == [Mark(step: 10, text: "m 0.50 → 0.60")])
    state.advance(steps: 30)
    state.press(.right)
    #expect(state.session.history.marks.map(\.step) == [10, 69])
    state.press(.character("s"))
    state.press(.right)
    #expect(state.session.history.marks.map(\.text).last == "s 8.0 → 16.0")
  }

  @Test func aTurnUndoneAtOnceLeavesNoMark() throws {
    var state = try freeState()
    state.advance(steps: 10)
    state.press(.right)
    state.press(.left)
    #expect(state.session.history.marks.isEmpty && state.run.lastTurn == nil)
  }

  @Test func beforeTheFirstStepThereIsNothingToKeep() throws {
    var state = try freeState()
    state.press(.right)
    #expect(state.session.history.marks.isEmpty && !state.says("same run"))
  }

  @Test func everyLossRemembersItsOwnNumbersAndVariant() throws {
    var state = try freeState()
    state.type("0.7")
    state.press(.character("o"))
    state.press(.character("4"))
    #expect(state.configuration.parameters == LossMemory.standard(of: CosFace.description))
    state.type("0.4")
    state.press(.character("5"))
    #expect(state.margin?.value == 0.7 && state.variant == "raw")
    #expect(state.configuration.parameters["s"] == 8)
    state.press(.character("4"))
    #expect(state.margin?.value == 0.4)
  }

  @Test(arguments: textLossNames) func theDefaultsOfALossAreFeasible(name: String) throws {
    var state = try State(Configuration())
    while state.configuration.loss != name { state.press(.character("l")) }
    #expect(state.isFeasible)
  }

  @Test func theChosenKnobStaysWithItsMeaning() throws {
    var state = try freeState()
    state.press(.character("6"))
    #expect(state.knobs[state.chosenKnob].symbol == "m2")
    state.press(.character("s"))
    state.press(.character("5"))
    #expect(state.knobs[state.chosenKnob].symbol == "s")
    state.press(.character("1"))
    #expect(state.knobs.indices.contains(state.chosenKnob))
  }
}
