import Kernels
import MarginLosses
import Testing

/// N anchors and, after them, their positives.
private func tuples(_ points: [Double], dimension: Int) -> MetricBatch<Double> {
  let count = points.count / dimension
  return MetricBatch(
    embeddings: points, labels: (0..<count).map { Int32($0 % (count / 2)) }, dimension: dimension)
}

@Test func withThePositivesAsPrototypesItIsSoftmaxWithoutBias() throws {
  var generator = SeededGenerator(seed: 1)
  let points = (0..<16).map { _ in generator.normal() }
  let softmax = try #require(LossRegistry.named("softmax")).init(
    LossParameters(variant: "nobias"))
  let expected = softmax.evaluate(
    LossBatch(
      embeddings: Array(points[..<8]), labels: [0, 1, 2, 3], prototypes: Array(points[8...]),
      dimension: 2))
  let actual = NPair(LossParameters()).evaluate(tuples(points, dimension: 2))
  #expect((actual.loss - expected.loss).magnitude < 1e-12)
  for (left, right) in zip(actual.embeddings, expected.embeddings + expected.prototypes) {
    #expect((left - right).magnitude < 1e-12)
  }
}

@Test func onTheSphereItIsNormFaceWithTheScaleOneOverTau() throws {
  var generator = SeededGenerator(seed: 2)
  let points = (0..<16).map { _ in generator.normal() }
  let normface = try #require(LossRegistry.named("normface")).init(LossParameters(["s": 5]))
  let expected = normface.evaluate(
    LossBatch(
      embeddings: Array(points[..<8]), labels: [0, 1, 2, 3], prototypes: Array(points[8...]),
      dimension: 2))
  let actual = NPair(LossParameters(["normalize": 1, "tau": 0.2]))
    .evaluate(tuples(points, dimension: 2))
  #expect((actual.loss - expected.loss).magnitude < 1e-12)
}

/// Ten classes of two free points each, well apart at first, under plain descent.
private func descended(_ variant: String) -> (loss: Double, norm: Double) {
  let loss = NPair(LossParameters(["l2": 0.02], variant: variant))
  var generator = SeededGenerator(seed: 3)
  var batch = tuples((0..<40).map { _ in 0.5 * generator.normal() }, dimension: 2)
  for _ in 0..<4000 {
    let gradient = loss.evaluate(batch).embeddings
    for index in gradient.indices { batch.embeddings[index] -= 5 * gradient[index] }
  }
  let squares = batch.embeddings.reduce(0) { $0 + $1 * $1 }
  return (loss.evaluate(batch).loss, (squares / 20).squareRoot())
}

@Test func itPullsMatchingPairsApartFromTheOthers() {
  let end = descended("correct")
  #expect(end.loss < 1.5)
  #expect(end.norm > 1)
}

/// A positive is every other anchor's negative, and the printed sign rewards what it should punish:
/// a shared encoder cannot tell anchors from positives, so the best it finds is the origin.
@Test func thePrintedFormParksAtTheLogarithmOfNWhenAnchorsAreTheirPositives() {
  let loss = NPair(LossParameters(["l2": 0.02], variant: "seed"))
  var generator = SeededGenerator(seed: 3)
  var points = (0..<20).map { _ in 0.5 * generator.normal() }
  for _ in 0..<4000 {
    let gradient = loss.evaluate(tuples(points + points, dimension: 2)).embeddings
    for index in points.indices { points[index] -= 5 * (gradient[index] + gradient[index + 20]) }
  }
  let end = loss.evaluate(tuples(points + points, dimension: 2)).loss
  #expect((end - Double.log(10)).magnitude < 1e-3)
  #expect(points.allSatisfy { $0.magnitude < 0.05 })
}

@Test func onlyTheFirstTwoOfAClassAreTaken() {
  let batch = MetricBatch<Double>(
    embeddings: [1, 0, 0, 1, 5, 5, 1, 1, 7, 7], labels: [4, 2, 4, 2, 4], dimension: 2)
  #expect(
    NPair(LossParameters()).examine(batch)
      == .tuples([
        ExaminedTuple(anchor: 0, positive: 2, negatives: [3]),
        ExaminedTuple(anchor: 1, positive: 3, negatives: [2]),
      ]))
  #expect(NPair(LossParameters()).evaluate(batch).embeddings[8...] == [0, 0])
}
