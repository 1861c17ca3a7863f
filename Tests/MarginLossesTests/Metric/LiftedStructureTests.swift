import Kernels
import MarginLosses
import Testing

/// What the paper's loop over positive pairs gives, with nothing shared with the loss but the points.
private func writtenOut(_ batch: MetricBatch<Double>, margin: Double) -> Double {
  func distance(_ i: Int, _ j: Int) -> Double {
    let (x, y) = (Array(batch.embeddings[2 * i...2 * i + 1]), batch.embeddings[2 * j...2 * j + 1])
    return zip(x, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }
  var (sum, pairs) = (0.0, 0)
  for i in 0..<batch.count {
    for j in i + 1..<batch.count where batch.labels[i] == batch.labels[j] {
      var inside = 0.0
      for k in 0..<batch.count where batch.labels[k] != batch.labels[i] {
        inside += Double.exp(margin - distance(i, k)) + Double.exp(margin - distance(j, k))
      }
      let cost = max(0, Double.log(inside) + distance(i, j))
      sum += cost * cost
      pairs += 1
    }
  }
  return sum / Double(2 * pairs)
}

@Test(arguments: [0.2, 1, 3])
func liftedStructureIsThePapersLoop(_ margin: Double) {
  for seed in UInt64(1)...5 {
    let batch = randomMetricBatch(seed: seed)
    let loss = LiftedStructure(LossParameters(["alpha": margin])).evaluate(batch).loss
    #expect((loss - writtenOut(batch, margin: margin)).magnitude < 1e-12)
  }
}

@Test func theTermsOfAllPairsMakeTheLiftedLoss() {
  let loss = LiftedStructure(LossParameters())
  let points = randomMetricBatch(seed: 3)
  let batch = MetricBatch<Float>(
    embeddings: points.embeddings.map { Float($0) }, labels: points.labels, dimension: 2)
  let whole = loss.evaluate(batch)
  let count = whole.tally.compared
  let terms = (0..<count).map { loss.term(of: $0, in: batch) }
  #expect((terms.reduce(0) { $0 + $1.loss } / Float(count) - whole.loss).magnitude < 1e-4)
  for index in whole.embeddings.indices {
    let mean = terms.reduce(0) { $0 + $1.embeddings[index] } / Float(count)
    #expect((mean - whole.embeddings[index]).magnitude < 1e-5)
  }
}

@Test func embeddingsInOnePlaceCostWhatTheLiftedLossSaysOfThem() throws {
  let loss = LiftedStructure(LossParameters(["alpha": 0.7]))
  let batch = MetricBatch<Double>(
    embeddings: [Double](repeating: 1, count: 12), labels: [0, 0, 1, 1, 2, 2], dimension: 2)
  let result = loss.evaluate(batch)
  let rest = try #require(loss.restingLoss(result.tally))
  #expect((result.loss - rest.value).magnitude < 1e-12)
  #expect(rest.name == "½(α + ln 8)²")
}

@Test(arguments: [0.0, 1])
func aTupleCostsWhatItsTermDoes(_ normalize: Double) throws {
  let points = randomMetricBatch(seed: 8, count: 8)
  let batch = MetricBatch<Float>(
    embeddings: points.embeddings.map { Float($0) }, labels: points.labels, dimension: 2)
  for type in LossRegistry.metric {
    guard let loss = type.init(LossParameters(["normalize": normalize])) as? any TupleLoss,
      case .tuples(let tuples) = loss.examine(batch)
    else { continue }
    let rows = MetricRows(batch.embeddings, dimension: 2, normalizes: loss.normalizes)
    for (index, tuple) in tuples.enumerated() {
      let cost = try #require(loss.cost(of: tuple, among: rows))
      #expect((cost.loss - Double(loss.term(of: index, in: batch).loss)).magnitude < 1e-4)
      #expect(tuple.negatives.contains(cost.rival))
    }
  }
}
