import Kernels
import MarginLosses
import Testing

@testable import Training

@Test(arguments: (LossRegistry.all + LossRegistry.beyond).map { $0.description.name })
func sharesAreThoseOfAskingEveryRow(_ name: String) throws {
  let type = try #require(LossRegistry.named(name))
  var generator = SeededGenerator(seed: 6)
  let own = (0..<3000).map { _ in Double.pi * generator.uniform() * generator.uniform() }
  let rivals = own.map { Double.cos(min($0 * (0.5 + 3 * generator.uniform()), .pi)) }
  let sorted = SortedAngles(own, rivals)
  var parameters = LossParameters()
  for each in type.description.hyperparameters where !each.isOptional {
    parameters[each.key] = each.laboratoryDefault
  }
  for variant in [nil] + type.description.variants.map({ Optional($0.name) }) {
    parameters.variant = variant
    for notch in [0.1, 0.35, 0.8, 1.5, 4] {
      if let key = type.description.marginKey { parameters[key] = notch }
      let loss = type.init(parameters)
      let met = own.indices.count { loss.target(own[$0]).logit > rivals[$0] }
      #expect(sorted.share { loss.target($0).logit } == Double(met) / 3000, "\(notch)")
    }
  }
}
