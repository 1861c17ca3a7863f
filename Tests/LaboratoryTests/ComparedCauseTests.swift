internal import Drawing
@testable import Laboratory
@testable import Screens
import MarginLosses
import Testing
import Training

/// What comes first of losses that compare examples.
struct ComparedCauseTests {
  @Test(arguments: [0.001, 0.01]) func classesThatAreAskedIntoOnePlaceAreNotWell(
    _ margin: Double
  ) throws {
    var state = try digits("contrastive") { $0.parameters["m"] = margin }
    state.advance(steps: 300)
    state.refresh()
    #expect(state.diagnosis.level == .act)
    #expect(state.diagnosis.text.hasPrefix("all classes lie in one place"))
    #expect(state.diagnosis.text.hasSuffix("m higher"))
  }

  @Test func aMarginBeyondTheCircleIsNamedBeforeTheCollapse() throws {
    var state = try digits("contrastive") { configuration in
      configuration.parameters["m"] = 3
      configuration.parameters["normalize"] = 1
    }
    state.advance(steps: 50)
    state.refresh()
    #expect(state.diagnosis.text.contains("8 classes of length 1 on a circle have 0.77. m lower"))
  }

  @Test func embeddingsThatAPricePullsToNothingAreParked() throws {
    var state = try digits("npair") { $0.parameters["l2"] = 2 }
    state.advance(steps: 300)
    state.refresh()
    #expect(state.diagnosis.text.hasPrefix("parked at ln 8 = 2.079"), "\(state.diagnosis.text)")
    #expect(state.diagnosis.text.hasSuffix("l2 2 pulls all to 0. l2 lower, then r"))
  }

  @Test(arguments: TripletMining.allCases)
  func theShareOfActiveTripletsIsAlwaysSaid(_ mining: TripletMining) throws {
    var state = try digits("triplet") { $0.parameters.variant = mining.rawValue }
    for _ in 0..<6 {
      state.advance(steps: 20)
      state.refresh()
      let line = state.diagnosis
      #expect((line.text + line.detail).contains(" active"), "\(line)")
    }
  }

  @Test func aMeanOverActiveTripletsSaysSo() throws {
    #expect(Triplet(LossParameters(variant: "all_nonzero")).meanWords == "active triplets")
    let mined = try digits("triplet") { $0.parameters.variant = "all_nonzero" }
    #expect(LossCurve(mined).meanWords == "active triplets")
    #expect(LossCurve(try digits("triplet") { _ in }).meanWords == nil)
  }

  @Test func aTermThatHasGrownIsAPower() throws {
    var state = try digits("npair") { $0.learningRate = 1 }
    for _ in 0..<4 {
      state.advance(steps: 5)
      state.refresh()
      guard let term = ExampleComparison(state).wordings.last else { continue }
      #expect(!term.contains("e+") && !term.contains("–") && term.count < 60, "\(term)")
    }
  }

  private func digits(
    _ loss: String, _ edit: (inout Configuration) -> Void
  ) throws -> State {
    var configuration = Configuration()
    configuration.loss = loss
    let description = try #require(LossRegistry.description(named: loss))
    configuration.parameters = LossMemory.standard(of: description)
    edit(&configuration)
    return try State(configuration)
  }
}
