import Kernels
import MarginLosses
import Testing

/// A random batch whose target angles stay away from 0, π and the breaks of every variant.
private func randomBatch(seed: UInt64, dimension: Int) -> LossBatch<Double> {
  var generator = SeededGenerator(seed: seed)
  let classes = 4
  let labels = (0..<6).map { Int32($0 % classes) }
  return LossBatch(
    embeddings: labels.indices.flatMap { _ in (0..<dimension).map { _ in generator.normal() } },
    labels: labels,
    prototypes: (0..<classes * dimension).map { _ in generator.normal() },
    bias: (0..<classes).map { _ in generator.normal() }, dimension: dimension)
}

/// (L(p + h) − L(p − h)) / 2h.
private func centralDifference(
  _ loss: any MarginLoss, _ batch: LossBatch<Double>,
  _ parameter: WritableKeyPath<LossBatch<Double>, [Double]>, _ index: Int
) -> Double {
  let step = 1e-6
  var above = batch
  var below = batch
  above[keyPath: parameter][index] += step
  below[keyPath: parameter][index] -= step
  return (loss.evaluate(above).loss - loss.evaluate(below).loss) / (2 * step)
}

@Test(arguments: LossSetting.differentiable, [2, 5])
func gradientIsTheCentralDifference(_ setting: LossSetting, _ dimension: Int) {
  let loss = setting.loss()
  for seed in UInt64(1)...20 {
    var batch = randomBatch(seed: seed, dimension: dimension)
    if !loss.hasBias { batch.bias = [] }
    let gradient = loss.evaluate(batch)
    for index in batch.embeddings.indices {
      let expected = centralDifference(loss, batch, \.embeddings, index)
      #expect((gradient.embeddings[index] - expected).magnitude < 2e-5, "seed \(seed)")
    }
    for index in batch.prototypes.indices {
      let expected = centralDifference(loss, batch, \.prototypes, index)
      #expect((gradient.prototypes[index] - expected).magnitude < 2e-5, "seed \(seed)")
    }
    for index in batch.bias.indices {
      let expected = centralDifference(loss, batch, \.bias, index)
      #expect((gradient.bias[index] - expected).magnitude < 2e-5, "seed \(seed)")
    }
  }
}

@Test(arguments: LossSetting.detached)
func whatIsHeldConstantPartsTheGradientFromTheDerivative(_ setting: LossSetting) {
  let loss = setting.loss()
  let isParted = (UInt64(1)...20).contains { seed in
    var batch = randomBatch(seed: seed, dimension: 2)
    batch.bias = []
    let gradient = loss.evaluate(batch).embeddings
    return batch.embeddings.indices.contains { index in
      let slope = centralDifference(loss, batch, \.embeddings, index)
      return (gradient[index] - slope).magnitude > 2e-5
    }
  }
  #expect(isParted)
}

@Test(arguments: LossSetting.all + LossSetting.beyond)
func everythingStaysFiniteAtTheEndsOfTheArcAndAtZero(_ setting: LossSetting) {
  let numbers = setting.type.description.hyperparameters.contains { $0.key == "s" } ? 128.0 : nil
  let loss = setting.loss(numbers.map { ["s": $0] } ?? [:])
  // Along the prototype, against it, and nowhere.
  for embedding: [Double] in [[3, 0], [-3, 0], [0, 0], [1e-7, 3], [-3, 1e-9]] {
    let batch = LossBatch(
      embeddings: embedding, labels: [0], prototypes: [2, 0, -1, 1, 0, 0], dimension: 2)
    let gradient = loss.evaluate(batch)
    #expect(gradient.loss.isFinite)
    #expect((gradient.embeddings + gradient.prototypes).allSatisfy { $0.isFinite })
    let narrow = loss.evaluate(
      LossBatch(
        embeddings: embedding.map { Float($0) }, labels: [0], prototypes: [2, 0, -1, 1, 0, 0],
        dimension: 2))
    #expect(narrow.loss.isFinite)
    #expect((narrow.embeddings + narrow.prototypes).allSatisfy { $0.isFinite })
  }
}

@Test(arguments: LossSetting.all)
func oneClassCostsAtMostItsMargin(_ setting: LossSetting) {
  let loss = setting.loss()
  let batch = LossBatch<Double>(
    embeddings: [1, 2], labels: [0], prototypes: [1, 1], dimension: 2)
  #expect(loss.evaluate(batch).loss == 0)
  #expect(loss.evaluate(batch).embeddings.allSatisfy { $0 == 0 })
}

@Test(arguments: LossSetting.all + LossSetting.beyond)
func normalisedLossesNeitherPushNorPullAlongTheEmbedding(_ setting: LossSetting) {
  let loss = setting.loss()
  guard case .scale = loss.amplitude, setting.name != "magface" else { return }
  let batch = randomBatch(seed: 3, dimension: 2)
  let gradient = loss.evaluate(batch)
  for sample in 0..<batch.count {
    let inner =
      batch.embeddings[2 * sample] * gradient.embeddings[2 * sample]
      + batch.embeddings[2 * sample + 1] * gradient.embeddings[2 * sample + 1]
    #expect(inner.magnitude < 1e-12)
  }
}
