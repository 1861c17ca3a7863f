import MarginLosses
import Testing

@testable import Training

/// Ten digits through the network, as the lessons on metric losses run them.
private func metrics(
  _ loss: String, _ variant: String, steps: Int, rate: Double = 0.003,
  _ numbers: [String: Double] = [:]
) throws -> Metrics {
  var configuration = Configuration()
  configuration.loss = loss
  configuration.parameters = LossParameters(numbers, variant: variant)
  configuration.classes = 10
  configuration.learningRate = rate
  configuration.seed = 0
  var session = try Session(configuration)
  for _ in 0..<steps { session.advance() }
  return session.metrics()
}

@Test func theCorrectedContrastiveLossSeparatesWhatThePrintedOneHoldsTogether() throws {
  let printed = try metrics("contrastive", "seed", steps: 800)
  let corrected = try metrics("contrastive", "correct", steps: 800)
  #expect((0.42...0.48).contains(printed.lossValue))
  #expect(corrected.lossValue < 0.03)
  #expect(try #require(printed.accuracyNearestNeighbour) > 0.88)
  #expect(try #require(corrected.accuracyNearestNeighbour) > 0.94)
  #expect(printed.activeFraction == 1)
  #expect(try #require(corrected.activeFraction) < 0.25)
}

@Test func tripletsRunOutOfHardOnes() throws {
  let start = try metrics("triplet", "semihard", steps: 0)
  let end = try metrics("triplet", "semihard", steps: 200)
  func share(_ count: Int?, _ metrics: Metrics) throws -> Double {
    let counts = [metrics.tripletsEasy, metrics.tripletsSemihard, metrics.tripletsHard]
    return Double(try #require(count)) / Double(counts.reduce(0) { $0 + ($1 ?? 0) })
  }
  #expect(try share(start.tripletsEasy, start) < 0.3)
  #expect(try share(end.tripletsEasy, end) > 0.98)
  #expect(try #require(end.accuracyNearestNeighbour) > 0.9)
  #expect(end.examplesSeen == 200 * 80)
  #expect(try #require(end.activeFraction) < 0.02)
}

@Test func theHardestTripletsCollapseToTheMargin() throws {
  let end = try metrics("triplet", "batch_hard", steps: 200, rate: 0.01)
  #expect((end.lossValue - 0.5).magnitude < 1e-3)
  #expect(try #require(end.accuracyNearestNeighbour) < 0.4)
}

@Test func thePrintedNPairLossParksAtTheLogarithmOfTheClasses() throws {
  let printed = try metrics("npair", "seed", steps: 400, ["l2": 0.02])
  #expect((printed.lossValue - 2.3026).magnitude < 0.01)
  #expect(try #require(printed.normMean) < 0.1)
  let correct = try metrics("npair", "correct", steps: 400)
  #expect(correct.lossValue < 1.5)
  #expect(try #require(correct.accuracyNearestNeighbour) > 0.6)
}

@Test(arguments: LossRegistry.metric.map { $0.description.name })
func marginsAndPrototypesDoNotApplyToMetricLosses(_ loss: String) throws {
  let metrics = try Session(smallConfiguration(loss: loss, mode: .encoder)).metrics()
  #expect(metrics.accuracyTrainWithMargin == nil)
  #expect(metrics.prototypeGapMinDegrees == nil)
  #expect(metrics.accuracyTrain != nil && metrics.accuracyNearestNeighbour != nil)
  #expect((metrics.tripletsEasy != nil) == (LossRegistry.comparison(named: loss) == .triplets))
  #expect((metrics.activeFraction == nil) == (LossRegistry.comparison(named: loss) == .tuples))
}

@Test func prototypesHaveNoTriplets() throws {
  let session = try Session(smallConfiguration(mode: .encoder))
  let metrics = session.metrics()
  #expect(metrics.tripletsEasy == nil && metrics.activeFraction == nil)
  #expect(metrics.accuracyNearestNeighbour != nil)
  #expect(session.comingBatch() == nil && session.tally == nil)
}

@Test(arguments: [0.0, 1.0])
func theSnapshotDecidesByTheNearestMean(_ normalize: Double) throws {
  var configuration = smallConfiguration(loss: "triplet", mode: .encoder)
  configuration.parameters = LossParameters(["normalize": normalize])
  var session = try Session(configuration)
  for _ in 0..<20 { session.advance() }
  let snapshot = session.snapshot()
  for set in [snapshot.training, snapshot.heldOut] {
    for (sample, judgement) in set.judgements.enumerated() {
      var point = Array(set.embeddings[2 * sample..<2 * sample + 2])
      if normalize == 1 {
        let norm = (point[0] * point[0] + point[1] * point[1]).squareRoot()
        point = point.map { $0 / norm }
      }
      let distances = (0..<snapshot.classes).map { label -> Float in
        let mean = Array(snapshot.prototypes[2 * label..<2 * label + 2])
        let length = (mean[0] * mean[0] + mean[1] * mean[1]).squareRoot()
        let goal = normalize == 1 ? mean.map { $0 / length } : mean
        return (point[0] - goal[0]) * (point[0] - goal[0])
          + (point[1] - goal[1]) * (point[1] - goal[1])
      }
      #expect(distances[Int(judgement.predicted)] <= (distances.min() ?? 0) + 1e-4)
    }
  }
}

@Test func aRunGoesFromAMarginToTripletsAndBack() throws {
  var session = try Session(smallConfiguration(mode: .encoder))
  for name in ["triplet", "subcenter_arcface", "npair", "center", "contrastive", "arcface"] {
    session.change(loss: name, parameters: LossParameters())
    for _ in 0..<3 { session.advance() }
    #expect(session.lossDescription.name == name)
    #expect(session.isFinite)
    let rows = session.snapshot().prototypes.count / 2
    #expect(rows == (name == "subcenter_arcface" ? 10 : 5))
  }
  #expect(session.step == 18)
}

@Test func theNarrowestPairIsOfTwoClassesAlsoWithSubCentres() throws {
  var configuration = smallConfiguration(loss: "subcenter_arcface")
  configuration.parameters = LossParameters(["K": 3])
  let pair = try #require(try Session(configuration).snapshot().narrowestPair)
  #expect(pair.first != pair.second)
  #expect(pair.second < 5)
}

@Test func halfASubCentreIsRefused() throws {
  var configuration = smallConfiguration(loss: "subcenter_arcface")
  configuration.parameters = LossParameters(["K": 2.5])
  #expect(throws: ConfigurationError.self) { try Session(configuration) }
}

@Test func anotherMarginOfTheSameLossKeepsTheRunsCounts() throws {
  var session = try Session(smallConfiguration(loss: "triplet", mode: .encoder))
  for _ in 0..<5 { session.advance() }
  session.change(loss: "triplet", parameters: LossParameters(["alpha": 0.1]))
  session.advance()
  #expect(session.examplesSeen == 6 * 40)
  #expect(session.tripletShares.easy.losses.count == 6)
}

@Test func theComingBatchIsTheOneThatTheNextStepTakes() throws {
  var session = try Session(smallConfiguration(loss: "triplet", mode: .encoder))
  session.advance()
  let coming = try #require(session.comingBatch())
  session.advance()
  #expect(session.tally == coming.tally)
  #expect(session.history.losses.last.map { (Double($0) - coming.loss).magnitude < 1e-5 } == true)
}

@Test(arguments: [("triplet", 8, 100), ("contrastive", 8, 200)])
func aStepOfTooManyComparisonsIsRefused(_ loss: String, _ identities: Int, _ count: Int) {
  var configuration = Configuration()
  configuration.loss = loss
  configuration.identities = identities
  configuration.perIdentity = count
  #expect(throws: ConfigurationError.self) { try Session(configuration) }
  configuration.perIdentity = 8
  #expect(throws: Never.self) { try Session(configuration) }
}

@Test func aLossThatRanAwayHasDiverged() throws {
  #expect(try metrics("triplet", "all", steps: 50, rate: 100).status == .diverged)
}

@Test func nothingComparedHasNotConverged() throws {
  var configuration = smallConfiguration(loss: "triplet", mode: .free)
  configuration.data = "blobs"
  configuration.samples = 1
  var session = try Session(configuration)
  for _ in 0..<5 { session.advance() }
  #expect(session.metrics().status == .stopped)
}

/// β is trained like any parameter, and goes on from a written run to the same bits.
@Test(arguments: ["shared", "classes"])
func theLearntRadiusIsTrainedAndWrittenDown(_ variant: String) throws {
  var configuration = smallConfiguration(loss: "margin", mode: .free)
  configuration.parameters = LossParameters(variant: variant)
  var session = try Session(configuration)
  for _ in 0..<3 { session.advance() }
  let radii = try #require(session.comingBatch()).batch.radii
  #expect(radii.count == (variant == "shared" ? 1 : configuration.classes))
  #expect(radii.contains { $0 != 1.2 })
  var restored = try Session(session.archive)
  #expect(restored.comingBatch()?.batch.radii == radii)
  for _ in 0..<3 {
    session.advance()
    restored.advance()
  }
  #expect(restored.comingBatch()?.batch.radii == session.comingBatch()?.batch.radii)
}

/// So is the bias that all classes of SphereFace2 and UniFace share.
@Test(arguments: ["sphereface2", "uniface"])
func theSharedBiasIsTrainedAndWrittenDown(_ loss: String) throws {
  var session = try Session(smallConfiguration(loss: loss, mode: .free))
  let start = try #require(session.marginLoss as? any SharedBias).bias
  for _ in 0..<3 { session.advance() }
  let bias = try #require(session.marginLoss as? any SharedBias).bias
  #expect(bias != start)
  let restored = try Session(session.archive)
  #expect((restored.marginLoss as? any SharedBias)?.bias == bias)
}

@Test func examplesThatOneLossDrewAreStillSeenUnderAnother() throws {
  var session = try Session(smallConfiguration(loss: "triplet", mode: .encoder))
  for _ in 0..<5 { session.advance() }
  let drawn = session.examplesSeen
  session.change(loss: "arcface", parameters: LossParameters(["m": 0.5, "s": 8]))
  #expect(session.examplesSeen == drawn)
  session.advance()
  let batch = session.examplesSeen - drawn
  #expect(batch > 0)
  session = try Session(session.archive)
  session.change(loss: "npair", parameters: LossParameters())
  session.change(loss: "arcface", parameters: LossParameters(["m": 0.5, "s": 8]))
  session.advance()
  #expect(session.examplesSeen == drawn + 2 * batch)
}
