import Cells
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

/// A state that is made with a loss without prototypes draws the nearest means.
@Test(arguments: LossRegistry.metric.map { $0.description })
func aStateWithoutPrototypesCanBeDrawn(_ description: LossDescription) throws {
  var configuration = Configuration()
  configuration.loss = description.name
  configuration.parameters = LossMemory.standard(of: description)
  var state = try State(configuration)
  state.advance(steps: 5)
  state.refresh()
  for size in [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 60),
  ] {
    #expect(view(state, size: size).size == size)
  }
  #expect(state.lossDescription.name == description.name)
}

/// Features as they are leave nothing to train but prototypes.
@Test func aLossThatNoRunCouldBeginWithIsNotTakenInOneThatGoesOn() throws {
  var configuration = Configuration()
  configuration.encoder = .none
  configuration.dimension = configuration.usualDimension
  var state = try State(configuration)
  state.press(.character("8"))
  #expect(state.message?.contains("Prototypes are all that trains then") == true)
  for _ in LossRegistry.descriptions {
    #expect(!state.isMetric)
    state.press(.character("l"))
  }
}
