import MarginLosses
import Testing

@testable import Training

private func status(
  _ loss: String, margin: Double, steps: Int, warmUp: Int = 0
) throws -> Status {
  var configuration = Configuration()
  configuration.data = "blobs"
  configuration.mode = .free
  configuration.batch = 0
  configuration.learningRate = 0.03
  configuration.loss = loss
  configuration.warmUp = warmUp
  configuration.parameters = LossParameters(["m": margin, "s": 6])
  var session = try Session(configuration)
  for _ in 0..<steps { session.advance() }
  return session.metrics().status
}

@Test(arguments: [("arcface", 2.0), ("arcface", 1.0), ("cosface", 0.6), ("elasticface", 1.2)])
func aRunWhoseMarginCannotBeMetNeverConverges(_ loss: String, _ margin: Double) throws {
  for steps in [0, 60, 300, 800] {
    let status = try status(loss, margin: margin, steps: steps)
    #expect(status != .converged, "step \(steps)")
    #expect(steps < 800 || [.unmet, .merged].contains(status), "\(status)")
  }
}

@Test func aRunThatIsCutShortIsStopped() throws {
  #expect(try status("arcface", margin: 0.7, steps: 1) == .stopped)
  #expect(try status("arcface", margin: 0.5, steps: 600) == .converged)
  #expect(try status("arcface", margin: 0.5, steps: 600, warmUp: 2000) == .stopped)
  // Nothing of it warms up.
  #expect(try status("softmax", margin: 0, steps: 600, warmUp: 2000) == .converged)
  #expect(Status(written: "running") == .stopped && Status(written: "odd") == nil)
  #expect(Set(Status.worstFirst) == Set(Status.allCases))
}

@Test func anglesToPrototypesAreThoseOfTheJudgements() throws {
  var session = try Session(Configuration())
  for _ in 0..<20 { session.advance() }
  let own = session.snapshot().training.judgements.map { Double($0.ownAngle) * 180 / .pi }.sorted()
  let median = (own[(own.count - 1) / 2] + own[own.count / 2]) / 2
  let angles = try #require(session.metrics().toPrototypes)
  #expect(abs((angles.ownMedian ?? 0) - median) < 1e-9)
  #expect(session.metrics().angleOwnMedianDegrees != angles.ownMedian)
}

@Test func aThresholdIsAnAngleACosineAndASquaredDistance() throws {
  let point = OperatingPoint(rate: 0.1, score: 0.5, isCosine: true)
  #expect(
    abs((point.degrees ?? 0) - 60) < 1e-12 && point.cosine == 0.5 && point.squaredDistance == 1)
  let distance = OperatingPoint(rate: 0.1, score: -1.5, isCosine: false)
  #expect(distance.degrees == nil && distance.cosine == nil && distance.squaredDistance == 2.25)
  #expect(OperatingPoint(rate: 0, score: .infinity, isCosine: true).cosine == nil)
}

@Test(arguments: [("arcface", Status.stopped), ("softmax", .collapsed)])
func smallEmbeddingsAreCollapsedOnlyToALossThatSeesTheirLength(
  _ loss: String, _ expected: Status
) throws {
  var configuration = Configuration()
  configuration.loss = loss
  let session = try Session(configuration)
  var snapshot = session.snapshot()
  for index in snapshot.training.embeddings.indices { snapshot.training.embeddings[index] *= 1e-5 }
  for index in snapshot.training.judgements.indices {
    snapshot.training.judgements[index].norm *= 1e-5
  }
  #expect(session.status(of: snapshot, session.metrics()) == expected)
}

@Test func theFloorIsThatOfTheDimension() throws {
  var configuration = Configuration()
  configuration.dimension = 3
  let space = try Session(configuration).snapshot()
  configuration.dimension = 2
  let plane = try Session(configuration).snapshot()
  let loss = ArcFace(LossParameters(["m": 0.5, "s": 8]))
  #expect(plane.floor(of: loss) == loss.floor(classes: plane.classes))
  #expect(space.floor(of: loss) == plane.floorInAnyDimension(of: loss))
}
