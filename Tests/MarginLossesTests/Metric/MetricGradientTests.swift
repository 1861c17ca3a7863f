import Kernels
import MarginLosses
import Testing

private func centralDifference(
  _ loss: any MetricLoss, _ batch: MetricBatch<Double>, _ index: Int
) -> Double {
  let step = 1e-6
  var above = batch
  var below = batch
  above.embeddings[index] += step
  below.embeddings[index] -= step
  return (loss.evaluate(above).loss - loss.evaluate(below).loss) / (2 * step)
}

@Test(arguments: MetricSetting.all, [0.0, 1.0])
func metricGradientIsTheCentralDifference(_ setting: MetricSetting, _ normalize: Double) {
  guard setting.heldConstant == nil else { return }
  for squared in [0.0, 1] {
    let loss = setting.loss(["normalize": normalize, "squared": squared])
    for (seed, dimension) in [(UInt64(1), 2), (2, 2), (3, 5)] {
      let batch = randomMetricBatch(seed: seed, dimension: dimension)
      let gradient = loss.evaluate(batch).embeddings
      for index in batch.embeddings.indices {
        let expected = centralDifference(loss, batch, index)
        #expect((gradient[index] - expected).magnitude < 2e-5, "seed \(seed), squared \(squared)")
      }
    }
  }
}

@Test(arguments: MetricSetting.all.filter { $0.heldConstant != nil })
func whatIsHeldConstantPartsTheGradientFromTheDerivative(_ setting: MetricSetting) {
  let loss = setting.loss(["gamma": 3])
  let batch = randomMetricBatch(seed: 1)
  let gradient = loss.evaluate(batch).embeddings
  #expect(
    batch.embeddings.indices.contains {
      (gradient[$0] - centralDifference(loss, batch, $0)).magnitude > 2e-5
    })
}

@Test(arguments: MetricSetting.all, [0.0, 1.0])
func coincidentAndMissingPointsGiveNoDirection(_ setting: MetricSetting, _ normalize: Double) {
  for squared in [0.0, 1] {
    let loss = setting.loss(["normalize": normalize, "squared": squared])
    let batch = MetricBatch<Double>(
      embeddings: [Double](repeating: 0, count: 8), labels: [0, 0, 1, 1], dimension: 2)
    let result = loss.evaluate(batch)
    #expect(result.loss.isFinite)
    #expect(result.embeddings == [Double](repeating: 0, count: 8))
  }
}

@Test(arguments: MetricSetting.all)
func aBatchWithoutComparisonsCostsNothing(_ setting: MetricSetting) {
  let single = MetricBatch<Double>(embeddings: [1, 2], labels: [3], dimension: 2)
  let empty = MetricBatch<Double>(embeddings: [], labels: [], dimension: 2)
  for batch in [single, empty] {
    let result = setting.loss().evaluate(batch)
    #expect(result.loss == 0)
    #expect(result.embeddings.allSatisfy { $0 == 0 })
    #expect(result.tally.compared == 0)
    #expect(result.tally.activeFraction == nil)
  }
}

@Test(arguments: MetricSetting.all)
func normalisedMetricLossesDoNotMoveAlongTheEmbedding(_ setting: MetricSetting) {
  let loss = setting.loss(["normalize": 1, "l2": 0])
  let batch = randomMetricBatch(seed: 4)
  let gradient = loss.evaluate(batch).embeddings
  for row in 0..<batch.count {
    let inner =
      batch.embeddings[2 * row] * gradient[2 * row]
      + batch.embeddings[2 * row + 1] * gradient[2 * row + 1]
    #expect(inner.magnitude < 1e-12)
  }
}

@Test(arguments: MetricSetting.all)
func movingEverythingTogetherLeavesDistancesLossAsItIs(_ setting: MetricSetting) {
  let quantities = setting.loss().formula.loss.quantities
  guard !setting.loss().normalizes,
    !quantities.contains(where: { $0.measure == .negativeProduct })
  else { return }
  var batch = randomMetricBatch(seed: 5)
  let before = setting.loss().evaluate(batch).loss
  for row in 0..<batch.count { batch.embeddings[2 * row] += 3 }
  #expect((setting.loss().evaluate(batch).loss - before).magnitude < 1e-12)
}

@Test(arguments: MetricSetting.all, [0.0, 1.0])
func theFastComparisonsFollowTheExactOnes(_ setting: MetricSetting, _ normalize: Double) {
  for squared in [0.0, 1] {
    let loss = setting.loss(["normalize": normalize, "squared": squared])
    for (count, dimension) in [(4, 2), (39, 2), (50, 7)] {
      let drawn = randomMetricBatch(seed: UInt64(count), dimension: dimension, count: count)
      let rounded = drawn.embeddings.map { Float($0) }
      var exact = drawn
      exact.embeddings = rounded.map { Double($0) }
      let expected = loss.evaluate(exact)
      let actual = loss.evaluate(
        MetricBatch(embeddings: rounded, labels: drawn.labels, dimension: dimension))
      #expect((Double(actual.loss) - expected.loss).magnitude < 1e-5 * max(1, expected.loss))
      #expect(actual.tally == expected.tally)
      let largest = expected.embeddings.map(\.magnitude).max() ?? 0
      for (x, y) in zip(actual.embeddings, expected.embeddings) {
        #expect((Double(x) - y).magnitude < 1e-5 * max(largest, 0.1))
      }
    }
  }
}
