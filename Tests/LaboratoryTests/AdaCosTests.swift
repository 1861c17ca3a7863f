internal import Drawing
@testable import Laboratory
@testable import Screens
import MarginLosses
import Testing
import Training

/// With two classes its scale is 0 and it learns nothing.
struct AdaCosTests {
  @Test func twoClassesAreRefused() throws {
    #expect(throws: ConfigurationError.self) { try freeState("adacos", classes: 2) }
    #expect(try freeState("adacos", classes: 3).lossDescription.name == "adacos")
  }

  @Test func aRunWithTwoClassesGoesRoundIt() throws {
    var state = try freeState(classes: 2)
    _ = update(&state, .loss(.chosen("adacos")))
    #expect(state.message == "AdaCos needs 3 classes or more")
    #expect(state.lossDescription.name == "arcface")
    var names: Set<String> = []
    for _ in LossRegistry.descriptions {
      _ = update(&state, .loss(.next))
      names.insert(state.lossDescription.name)
    }
    #expect(names.count == LossRegistry.descriptions.count - 1 && !names.contains("adacos"))
  }

  /// A smaller step does not help: it diverges at a fifth of the usual rate as well.
  @Test func aScaleThatRunsAwayIsNamed() throws {
    var configuration = Configuration()
    configuration.loss = "adacos"
    configuration.parameters = LossParameters(variant: "dynamic")
    configuration.learningRate = 0.1
    var state = try State(configuration)
    state.advance(steps: 150)
    state.refresh()
    #expect(state.diagnosis.text.hasPrefix("diverged at step "))
    #expect(state.diagnosis.text.hasSuffix("= fixed, then r"))
  }
}
