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
