import Testing

@testable import MarginLosses

private func description(_ name: String) throws -> LossDescription {
  try #require(LossRegistry.description(named: name))
}

@Suite struct WarmUpTests {
  @Test func marginsAndScaleGrowLinearly() throws {
    let set = LossParameters(["m": 0.5, "s": 8])
    let half = WarmUp.parameters(set, of: try description("arcface"), at: 50, over: 100)
    #expect(half["m"] == 0.25 && half["s"] == 4)
    let start = WarmUp.parameters(set, of: try description("arcface"), at: 0, over: 100)
    #expect(start["m"] == 0)
  }

  @Test func aFactorGrowsFromOneAndTheVariantStays() throws {
    let set = LossParameters(["m1": 2, "m2": 0.3, "m3": 0.2, "s": 8], variant: "piecewise")
    let half = WarmUp.parameters(set, of: try description("combined"), at: 1, over: 2)
    #expect(half["m1"] == 1.5 && half["m2"] == 0.15 && half["m3"] == 0.1)
    #expect(half.variant == "piecewise")
  }

  @Test func lambdaFallsAsSphereFaceWasTrained() throws {
    let set = LossParameters(["m": 4, "lambda": 5])
    let lambda = { (step: Int) in
      WarmUp.parameters(set, of: try description("asoftmax"), at: step, over: 1659)["lambda"] ?? 0
    }
    #expect(try lambda(0) == 1000)
    // max(5, 1000·(1 + 0.12·iteration)⁻¹), the published law.
    for step in [1, 10, 100, 1000, 1658] {
      let published = max(5, 1000 / (1 + 0.12 * Double(step)))
      #expect((try lambda(step) / published - 1).magnitude < 1e-3)
    }
    #expect(try lambda(1659) == 5)
  }

  @Test(arguments: LossRegistry.descriptions.map(\.name))
  func afterItsLastStepEveryLossIsWhatWasSet(_ name: String) throws {
    let description = try description(name)
    var set = LossParameters()
    for each in description.hyperparameters where !each.isOptional {
      set[each.key] = each.laboratoryDefault
    }
    #expect(WarmUp.parameters(set, of: description, at: 100, over: 100) == set)
    #expect(WarmUp.parameters(set, of: description, at: 0, over: 0) == set)
  }
}
