import MarginLosses
import Testing

/// How the second of two points on the first axis moves under plain descent: the sign of −dL/dx.
private func motion(_ variant: String, distance: Double, isSame: Bool) -> Double {
  let loss = Contrastive(LossParameters(["m": 2], variant: variant))
  let batch = MetricBatch<Double>(
    embeddings: [0, 0, distance, 0], labels: [0, isSame ? 0 : 1], dimension: 2)
  return -loss.evaluate(batch).embeddings[2]
}

@Test func thePrintedFormPullsFarNegativesBackAndTheCorrectedOneLeavesThem() {
  #expect(motion("seed", distance: 5, isSame: false) < 0)
  #expect(motion("correct", distance: 5, isSame: false) == 0)
  #expect(motion("hadsell", distance: 5, isSame: false) == 0)
}

@Test(arguments: ["correct", "seed", "hadsell"])
func nearNegativesArePushedAndPositivesPulled(_ variant: String) {
  #expect(motion(variant, distance: 1, isSame: false) > 0)
  #expect(motion(variant, distance: 1, isSame: true) < 0)
}

@Test func hadsellIsHalfOfTheCorrectedForm() {
  let batch = randomMetricBatch(seed: 1)
  let whole = Contrastive(LossParameters(variant: "correct")).evaluate(batch).loss
  #expect(Contrastive(LossParameters(variant: "hadsell")).evaluate(batch).loss == whole / 2)
}

@Test func theForcesOfPairsAreNamed() {
  let batch = MetricBatch<Double>(
    embeddings: [0, 0, 1, 0, 5, 0], labels: [0, 0, 1], dimension: 2)
  func forces(_ variant: String) -> [PairForce] {
    let loss = Contrastive(LossParameters(["m": 4.5], variant: variant))
    guard case .pairs(let pairs) = loss.examine(batch) else { return [] }
    return pairs.map(\.force)
  }
  #expect(forces("correct") == [.together, .none, .apart])
  #expect(forces("seed") == [.together, .back, .apart])
}

@Test func namedPairsAloneAreCompared() {
  var batch = randomMetricBatch(seed: 2)
  batch.comparisons = .pairs([ExamplePair(first: 0, second: 4)])
  let result = Contrastive(LossParameters()).evaluate(batch)
  #expect(result.tally.compared == 1)
  #expect(result.embeddings[2...7].allSatisfy { $0 == 0 })
  #expect(result.embeddings[0] != 0)
}
