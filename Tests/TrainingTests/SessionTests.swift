import MarginLosses
import Testing
import Training

/// A small run of a loss, quick enough for every test.
func smallConfiguration(loss: String = "arcface", mode: Mode = .free) -> Configuration {
  var configuration = Configuration()
  configuration.loss = loss
  configuration.parameters = LossParameters()
  configuration.data = mode == .free ? "blobs" : "digits"
  configuration.mode = mode
  configuration.classes = 5
  configuration.learningRate = mode == .free ? 0.03 : 0.005
  configuration.batch = mode == .free ? 0 : 128
  return configuration
}

private func run(_ configuration: Configuration, steps: Int) throws -> Session {
  var session = try Session(configuration)
  for _ in 0..<steps { session.advance() }
  return session
}

/// Every loss, with and without prototypes.
let everyLoss: [String] = LossRegistry.descriptions.map(\.name)

@Test(arguments: everyLoss, [Mode.free, .encoder])
func theSameConfigurationGivesTheSameBits(_ loss: String, _ mode: Mode) throws {
  let first = try run(smallConfiguration(loss: loss, mode: mode), steps: 12).snapshot()
  let second = try run(smallConfiguration(loss: loss, mode: mode), steps: 12).snapshot()
  #expect(first.training.embeddings == second.training.embeddings)
  #expect(first.prototypes == second.prototypes)
  #expect(first.training.judgements == second.training.judgements)
}

@Test(arguments: everyLoss, ["adam", "sgd"])
func everyLossIsLearntFromBlobs(_ loss: String, _ optimizer: String) throws {
  var configuration = smallConfiguration(loss: loss)
  configuration.optimizer = optimizer
  configuration.learningRate = optimizer == "sgd" ? 0.5 : 0.03
  // It asks for right angles between all classes, for which the plane has no room.
  if loss == "p2sgrad" { configuration.dimension = configuration.classes }
  let metrics = try run(configuration, steps: 400).metrics()
  #expect(metrics.parametersFinite)
  #expect(try #require(metrics.accuracyTrain) > 0.9)
}

@Test func anotherSeedGivesAnotherRun() throws {
  var configuration = smallConfiguration()
  let first = try run(configuration, steps: 3).snapshot()
  configuration.seed = 8
  #expect(try run(configuration, steps: 3).snapshot().prototypes != first.prototypes)
}

@Test func aCopyGoesOnLikeItsOriginal() throws {
  var original = try run(smallConfiguration(mode: .encoder), steps: 5)
  var copy = original
  for _ in 0..<5 {
    original.advance()
    copy.advance()
  }
  #expect(original.snapshot().prototypes == copy.snapshot().prototypes)
}

@Test func changingTheMarginLeavesWhatWasLearntInPlace() throws {
  var session = try run(smallConfiguration(mode: .encoder), steps: 10)
  let before = session.snapshot()
  session.change(loss: "cosface", parameters: LossParameters(["m": 0.1, "s": 4]))
  let after = session.snapshot()
  #expect(before.training.embeddings == after.training.embeddings)
  #expect(before.prototypes == after.prototypes)
  #expect(session.step == 10)
  #expect(session.configuration.loss == "cosface")
}

@Test func theClassStartSpacesPrototypesEvenly() throws {
  for seed in UInt64(1)...5 {
    var configuration = smallConfiguration(mode: .encoder)
    configuration.seed = seed
    let pair = try #require(try Session(configuration).snapshot().narrowestPair)
    #expect((pair.angle - 2 * .pi / 5).magnitude < 1e-6)
  }
}

@Test(arguments: [2, 3, 8])
func anyDimensionTrains(_ dimension: Int) throws {
  var configuration = smallConfiguration(mode: .encoder)
  configuration.dimension = dimension
  let session = try run(configuration, steps: 150)
  #expect(
    session.snapshot().training.embeddings.count == session.snapshot().training.count * dimension)
  #expect(try #require(session.metrics().accuracyTrain) > 0.8)
}

@Test func aNumberThatIsNotFiniteStopsTheRunAndIsReported() throws {
  var configuration = smallConfiguration(loss: "softmax")
  configuration.optimizer = "sgd"
  configuration.learningRate = 100
  configuration.noise = 100
  let session = try run(configuration, steps: 5000)
  let metrics = session.metrics()
  #expect(metrics.parametersFinite == (metrics.status != .diverged))
}

@Test(arguments: [
  ("classes", 11), ("classes", 1), ("dimension", 0), ("samples", -1),
])
func aConfigurationThatCannotRunNamesItsOption(_ option: String, _ value: Int) {
  var configuration = Configuration()
  switch option {
  case "classes": configuration.classes = value
  case "dimension": configuration.dimension = value
  default: configuration.samples = value
  }
  #expect(throws: ConfigurationError.self) { try Session(configuration) }
  do {
    _ = try Session(configuration)
  } catch {
    #expect(error.option == option)
    #expect(error.description.contains("'\(value)'"))
  }
}
