import MarginLosses
import Testing

@testable import Training

@Suite struct WarmUpSessionTests {
  private static func configuration(_ loss: String, warmUp: Int) throws -> Configuration {
    let description = try #require(LossRegistry.description(named: loss))
    var configuration = Configuration()
    configuration.data = "blobs"
    configuration.mode = .free
    configuration.classes = 4
    configuration.batch = 0
    configuration.learningRate = 0.03
    configuration.loss = loss
    configuration.warmUp = warmUp
    configuration.parameters = LossParameters()
    for each in description.hyperparameters where !each.isOptional {
      configuration.parameters[each.key] = each.laboratoryDefault
    }
    return configuration
  }

  @Test(arguments: LossRegistry.descriptions.map(\.name))
  func everyLossWarmsUpToWhatWasSetAndStaysFinite(_ name: String) throws {
    let configuration = try Self.configuration(name, warmUp: 12)
    var session = try Session(configuration)
    for step in 0..<20 {
      #expect(session.isWarmingUp == (session.metricLoss == nil && step < 12))
      session.advance()
      #expect(session.isFinite)
    }
    #expect(session.parametersInForce == configuration.parameters)
  }

  @Test func theMarginInForceIsThatOfTheLossThatIsDrawn() throws {
    var session = try Session(Self.configuration("arcface", warmUp: 100))
    for _ in 0..<50 { session.advance() }
    #expect(session.parametersInForce["m"] == 0.25)
    // ψ(0) = cos m.
    #expect((session.classifier.target(0).logit - 0.96891).magnitude < 1e-4)
    #expect(session.history.floors.count > 10)
  }

  @Test func withoutAWarmUpNothingChanges() throws {
    var plain = try Session(Self.configuration("cosface", warmUp: 0))
    var warm = try Session(Self.configuration("cosface", warmUp: 40))
    for _ in 0..<40 {
      plain.advance()
      warm.advance()
    }
    #expect(plain.snapshot().prototypes != warm.snapshot().prototypes)
    #expect(plain.history.floors.count == 1)
  }
}
