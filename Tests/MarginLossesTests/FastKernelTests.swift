import Kernels
import MarginLosses
import Testing

/// A batch whose last block of sixteen is not full, in both precisions, the same numbers.
private func batches(
  _ count: Int, classes: Int, dimension: Int, sorted: Bool, hasBias: Bool
) -> (exact: LossBatch<Double>, fast: LossBatch<Float>) {
  var generator = SeededGenerator(seed: UInt64(17 * count + classes))
  func numbers(_ count: Int) -> [Float] { (0..<count).map { _ in Float(generator.normal()) } }
  let labels = (0..<count).map {
    Int32(sorted ? $0 * classes / count : generator.index(below: classes))
  }
  let fast = LossBatch(
    embeddings: numbers(count * dimension), labels: labels,
    prototypes: numbers(classes * dimension), bias: hasBias ? numbers(classes) : [],
    dimension: dimension)
  let exact = LossBatch(
    embeddings: fast.embeddings.map { Double($0) }, labels: labels,
    prototypes: fast.prototypes.map { Double($0) }, bias: fast.bias.map { Double($0) },
    dimension: dimension)
  return (exact, fast)
}

private func bits(_ gradient: LossGradient<Float>) -> [UInt32] {
  ([gradient.loss] + gradient.embeddings + gradient.prototypes + gradient.bias).map(\.bitPattern)
}

/// The largest difference, in units of the largest expected number.
private func deviation(_ actual: [Float], _ expected: [Double]) -> Double {
  let largest = expected.map(\.magnitude).max() ?? 0
  let differences = zip(actual, expected).map { (Double($0) - $1).magnitude }
  return (differences.max() ?? 0) / max(largest, 1e-3)
}

struct BatchShape: Sendable {
  let count: Int
  let classes: Int
  let dimension: Int
}

private let shapes = [
  BatchShape(count: 203, classes: 8, dimension: 2), BatchShape(count: 40, classes: 2, dimension: 2),
  BatchShape(count: 333, classes: 60, dimension: 2), BatchShape(count: 1, classes: 3, dimension: 2),
  BatchShape(count: 75, classes: 21, dimension: 3),
  BatchShape(count: 30, classes: 5, dimension: 40),
]

@Test(arguments: LossSetting.all + LossSetting.beyond, shapes)
func everyLevelGivesTheSameBits(_ setting: LossSetting, _ shape: BatchShape) {
  for sorted in [false, true] {
    let loss = setting.loss()
    let batch = batches(
      shape.count, classes: shape.classes, dimension: shape.dimension, sorted: sorted,
      hasBias: loss.hasBias
    ).fast
    let results = Level.available.map { level in
      var gradient = LossGradient<Float>()
      loss.evaluate(batch, into: &gradient, LossScratch(level: level))
      return bits(gradient)
    }
    for result in results { #expect(result == results[0]) }
  }
}

@Test(arguments: LossSetting.all + LossSetting.beyond, shapes)
func theFastKernelFollowsTheExactEvaluation(_ setting: LossSetting, _ shape: BatchShape) {
  for scale in [8.0, 64] {
    let loss = setting.loss(setting.hasScale ? ["s": scale] : [:])
    let (exact, fast) = batches(
      shape.count, classes: shape.classes, dimension: shape.dimension, sorted: scale == 64,
      hasBias: loss.hasBias)
    let expected = loss.evaluate(exact)
    let actual = loss.evaluate(fast)
    // Pulls that do not fade where a class is well apart cancel in the sums.
    let bound = setting.name == "p2sgrad" ? 5e-5 : 1e-5
    #expect((Double(actual.loss) - expected.loss).magnitude < 1e-6 * max(expected.loss, 1))
    #expect(deviation(actual.embeddings, expected.embeddings) < bound)
    #expect(deviation(actual.prototypes, expected.prototypes) < bound)
    #expect(deviation(actual.bias, expected.bias) < bound)
  }
}

@Test func aScratchThatWasUsedBeforeChangesNothing() {
  let loss = LossSetting.all[0].loss()
  var (gradient, scratch) = (LossGradient<Float>(), LossScratch())
  for classes in [30, 4, 4, 9] {
    let batch = batches(50, classes: classes, dimension: 2, sorted: false, hasBias: false).fast
    loss.evaluate(batch, into: &gradient, scratch)
    #expect(bits(gradient) == bits(loss.evaluate(batch)))
  }
  scratch = LossScratch()
}

/// Rows of zeros, points on prototypes and opposite to them, and lengths far from 1.
private func edges(dimension: Int) -> (exact: LossBatch<Double>, fast: LossBatch<Float>) {
  var (exact, fast) = batches(40, classes: 5, dimension: dimension, sorted: false, hasBias: false)
  for (row, factor) in [(3, 0), (7, 1), (12, -1), (17, 1e-6), (25, 1e6)] as [(Int, Float)] {
    for axis in 0..<dimension {
      let own = fast.prototypes[Int(fast.labels[row]) * dimension + axis]
      fast.embeddings[row * dimension + axis] = factor * own
    }
  }
  for axis in 0..<dimension { fast.prototypes[4 * dimension + axis] = 0 }
  exact.embeddings = fast.embeddings.map { Double($0) }
  exact.prototypes = fast.prototypes.map { Double($0) }
  return (exact, fast)
}

@Test(arguments: LossSetting.all + LossSetting.beyond, [2, 3])
func theFastKernelsLossHoldsAtTheEdges(_ setting: LossSetting, _ dimension: Int) {
  // Jumps at 90°, where rows of zeros lie.
  guard setting.variant != "easy" else { return }
  let loss = setting.loss()
  let (exact, fast) = edges(dimension: dimension)
  let expected = loss.evaluate(exact)
  let actual = loss.evaluate(fast)
  #expect((Double(actual.loss) - expected.loss).magnitude < 1e-5 * max(expected.loss, 1))
  // Directions on a prototype and opposite to it are rounding's.
  let isFinite = (actual.embeddings + actual.prototypes).allSatisfy(\.isFinite)
  #expect(isFinite)
}

/// Points nearly opposite to all prototypes, which stand close together: the own logit lies as far
/// below its bound as a margin can put it.
@Test(arguments: LossSetting.all + LossSetting.beyond, [2, 3])
func theFastKernelHoldsFarBelowTheRivals(_ setting: LossSetting, _ dimension: Int) {
  guard setting.hasScale else { return }
  let rest = [Float](repeating: 0, count: dimension - 2)
  let fast = LossBatch<Float>(
    embeddings: [-1, 0.001] + rest + [-1, 0.01] + rest, labels: [0, 1],
    prototypes: [1, 0] + rest + [1, 0.0625] + rest, bias: [], dimension: dimension)
  let exact = LossBatch(
    embeddings: fast.embeddings.map { Double($0) }, labels: fast.labels,
    prototypes: fast.prototypes.map { Double($0) }, bias: [], dimension: dimension)
  for scale in [30, 33, 34.6, 36] {
    let loss = setting.loss(["s": scale])
    let (expected, actual) = (loss.evaluate(exact), loss.evaluate(fast))
    #expect((Double(actual.loss) - expected.loss).magnitude < 2e-5 * max(expected.loss, 1))
  }
}

@Test(arguments: ["arcface", "arcface_class", "combined", "elasticface"])
func aPointOnItsPrototypeIsPulledToNeitherSide(_ name: String) throws {
  let type = try #require(LossRegistry.named(name))
  let loss = type.init(LossParameters(["s": 64, "m": 0.5]))
  let pairs: [Float] = [3, 4, 4, 3, 0.7, -0.1, -0.3, 0.9]
  for own in 0..<4 {
    let fast = LossBatch(
      embeddings: Array(pairs[2 * own..<2 * own + 2]), labels: [Int32(own)], prototypes: pairs,
      bias: [], dimension: 2)
    let exact = LossBatch(
      embeddings: fast.embeddings.map { Double($0) }, labels: fast.labels,
      prototypes: pairs.map { Double($0) }, bias: [], dimension: 2)
    let expected = loss.evaluate(exact).embeddings
    #expect(deviation(loss.evaluate(fast).embeddings, expected) < 1e-5)
  }
}
