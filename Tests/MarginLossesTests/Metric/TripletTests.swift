import Kernels
import MarginLosses
import Testing

private func triplets(
  _ mining: TripletMining, _ batch: MetricBatch<Double>, _ numbers: [String: Double] = [:]
) -> [ExaminedTriplet] {
  let loss = Triplet(LossParameters(numbers, variant: mining.rawValue))
  return loss.examine(batch).triplets ?? []
}

@Test(arguments: UInt64(1)...4, [0.0, 1.0])
func miningByDifficultyIsAPartition(_ seed: UInt64, _ squared: Double) {
  let batch = randomMetricBatch(seed: seed)
  let numbers = ["squared": squared]
  let all = triplets(.all, batch, numbers)
  let parts = [TripletMining.easy, .semihard, .hard].map { triplets($0, batch, numbers) }
  #expect(all.count == 12 * 2 * 9)
  #expect(parts.reduce(0) { $0 + $1.count } == all.count)
  #expect(parts.allSatisfy { !$0.isEmpty })
  for each in all {
    #expect(parts.count { $0.contains(each) } == 1)
  }
  let nonzero = triplets(.allNonzero, batch, numbers)
  #expect(nonzero.count == parts[1].count + parts[2].count)
}

@Test(arguments: UInt64(1)...4)
func theTallyCountsEveryValidTripletWhateverIsMined(_ seed: UInt64) {
  let batch = randomMetricBatch(seed: seed)
  let tallies = TripletMining.allCases.map {
    Triplet(LossParameters(variant: $0.rawValue)).evaluate(batch).tally
  }
  for tally in tallies {
    #expect(tally.easy + tally.semihard + tally.hard == tally.valid)
    #expect(tally.valid == tallies[0].valid)
    #expect(tally.active == tally.semihard + tally.hard)
  }
}

@Test func batchHardTakesOneTripletAnAnchorAndFacenetOneAPair() {
  let batch = randomMetricBatch(seed: 6)
  #expect(triplets(.batchHard, batch).map(\.triplet.anchor) == Array(0..<12))
  let facenet = triplets(.facenetSemihard, batch)
  #expect(!facenet.isEmpty && facenet.count <= 24)
  #expect(facenet.allSatisfy { $0.difficulty == .semihard })
}

@Test func aCollapsedBatchCostsItsMargin() {
  let batch = MetricBatch<Double>(
    embeddings: [Double](repeating: 1, count: 8), labels: [0, 0, 1, 1], dimension: 2)
  for mining in [TripletMining.all, .allNonzero, .hard, .batchHard] {
    let loss = Triplet(LossParameters(["alpha": 0.5], variant: mining.rawValue))
    #expect(loss.evaluate(batch).loss == 0.5)
  }
}

@Test func theAnchorsPullDoesNotDependOnTheAnchor() {
  func pull(_ anchor: [Double]) -> [Double] {
    let loss = Triplet(LossParameters(["alpha": 100]))
    var batch = MetricBatch<Double>(
      embeddings: anchor + [1, 0, 0, 2], labels: [0, 0, 1], dimension: 2)
    batch.comparisons = .triplets([ExampleTriplet(anchor: 0, positive: 1, negative: 2)])
    return Array(loss.evaluate(batch).embeddings[0..<2])
  }
  #expect(pull([0, 0]) == [-2, 4])
  #expect(pull([3, -1]) == [-2, 4])
}

/// d² = 2 − 2 cos on the circle, so that α is twice a cosine margin.
@Test func onTheCircleTheTripletConditionIsThatOfCosFaceWithHalfTheMargin() throws {
  for seed in UInt64(1)...10 {
    let points = randomMetricBatch(seed: seed, count: 3).embeddings
    var batch = MetricBatch<Double>(embeddings: points, labels: [0, 0, 1], dimension: 2)
    batch.comparisons = .triplets([ExampleTriplet(anchor: 0, positive: 1, negative: 2)])
    let loss = Triplet(LossParameters(["alpha": 0.2, "normalize": 1]))
    let found = try #require(loss.examine(batch).triplets)
    let judgement = try #require(
      LossRegistry.named("cosface")?.init(LossParameters(["m": 0.1, "s": 1]))
        .judge(
          .init(
            embeddings: points[0..<2].map { Float($0) }, labels: [0],
            prototypes: points[2...].map { Float($0) }, dimension: 2)
        ).first)
    #expect((try #require(found.first).difficulty == .easy) == judgement.meetsMargin)
  }
}
