import Kernels
import MarginLosses
import Testing

/// A loss that compares, is evaluated but not shown, with one of its variants.
struct ComparisonSetting: CustomTestStringConvertible, Sendable {
  let type: any EvaluatedComparison.Type
  let variant: String?

  var testDescription: String {
    [type.description.name, variant].compactMap(\.self).joined(separator: " ")
  }

  var heldConstant: String? { type.description.heldConstant(in: variant) }

  func loss(_ numbers: [String: Double] = [:]) -> any EvaluatedComparison {
    type.init(LossParameters(numbers, variant: variant))
  }

  static let all: [ComparisonSetting] = LossRegistry.compared.flatMap { type in
    let names = type.description.variants.map { Optional($0.name) }
    return (names.isEmpty ? [nil] : names).map { ComparisonSetting(type: type, variant: $0) }
  }
}

/// Moderate scales, so that no share is so small that a difference shows nothing.
private let mild: [String: Double] = [
  "s": 4, "beta": 4, "tau": 0.5, "gamma": 3, "T_n": 2, "T_p": 1, "nu": 0.1,
]

private func slope(_ loss: any EvaluatedComparison, _ batch: MetricBatch<Double>, _ index: Int)
  -> Double
{
  var (above, below) = (batch, batch)
  above.embeddings[index] += 1e-6
  below.embeddings[index] -= 1e-6
  return (loss.evaluate(above).loss - loss.evaluate(below).loss) / 2e-6
}

@Suite struct EvaluatedComparisonTests {
  @Test(arguments: ComparisonSetting.all, [0.0, 1])
  func theGradientIsTheCentralDifference(_ setting: ComparisonSetting, _ normalize: Double) {
    guard setting.heldConstant == nil else { return }
    let loss = setting.loss(mild.merging(["normalize": normalize]) { $1 })
    for (seed, dimension) in [(UInt64(1), 2), (2, 3)] {
      let batch = randomMetricBatch(seed: seed, dimension: dimension)
      let gradient = loss.evaluate(batch).embeddings
      #expect(gradient.contains { $0 != 0 })
      for index in batch.embeddings.indices {
        #expect((gradient[index] - slope(loss, batch, index)).magnitude < 2e-5, "seed \(seed)")
      }
    }
  }

  @Test(arguments: ComparisonSetting.all.filter { $0.heldConstant != nil })
  func whatIsHeldConstantPartsTheGradientFromTheDerivative(_ setting: ComparisonSetting) {
    let loss = setting.loss(mild)
    let batch = randomMetricBatch(seed: 1)
    let gradient = loss.evaluate(batch).embeddings
    #expect(
      batch.embeddings.indices.contains { (gradient[$0] - slope(loss, batch, $0)).magnitude > 2e-5 }
    )
  }

  @Test(arguments: ComparisonSetting.all)
  func aBatchWithoutComparisonsCostsNothing(_ setting: ComparisonSetting) {
    for labels: [Int32] in [[], [3], [0, 1, 2]] {
      let embeddings = (0..<2 * labels.count).map { Double($0 % 3) - 1 }
      // A loss of pairs of either kind has something to say of different classes.
      guard labels.count < 2 || setting.variant != "none" else { continue }
      if labels.count > 1, setting.type == RankedList.self { continue }
      let result = setting.loss().evaluate(
        MetricBatch(embeddings: embeddings, labels: labels, dimension: 2))
      #expect(result.loss == 0 && result.embeddings.allSatisfy { $0 == 0 }, "\(labels)")
    }
  }

  @Test(arguments: ComparisonSetting.all)
  func coincidentAndMissingPointsStayFinite(_ setting: ComparisonSetting) {
    for embeddings: [Double] in [[0, 0, 0, 0, 0, 0, 0, 0], [1, 0, 1, 0, 1, 0, -1, 0]] {
      let result = setting.loss().evaluate(
        MetricBatch(embeddings: embeddings, labels: [0, 0, 1, 1], dimension: 2))
      #expect(result.loss.isFinite && result.embeddings.allSatisfy { $0.isFinite })
    }
  }

  @Test func infoNCEIsTheNPairLossOfUnitLength() {
    let batch = randomMetricBatch(seed: 3)
    let numbers = ["tau": 0.3, "normalize": 1]
    let one = InfoNCE(LossParameters(numbers)).evaluate(batch)
    let other = NPair(LossParameters(numbers)).evaluate(batch)
    #expect((one.loss - other.loss).magnitude < 1e-12)
    for (x, y) in zip(one.embeddings, other.embeddings) { #expect((x - y).magnitude < 1e-12) }
  }

  /// Two examples a class: the sums are over the same examples.
  @Test func bothSumsOfNTXentAreOneForPairs() {
    var batch = randomMetricBatch(seed: 5, count: 8)
    batch.labels = [0, 1, 2, 3, 0, 1, 2, 3]
    let parameters = LossParameters(["tau": 0.3])
    let all = NTXent(parameters).evaluate(batch).loss
    let negatives = NTXent(LossParameters(["tau": 0.3], variant: "negatives")).evaluate(batch).loss
    let supcon = SupCon(parameters).evaluate(batch).loss
    #expect((all - negatives).magnitude < 1e-12 && (all - supcon).magnitude < 1e-12)
  }

  /// A positive and a negative of one anchor at the same distance count where both are within ε.
  @Test func miningKeepsWhatIsHardForItsAnchor() throws {
    let loss = MultiSimilarity(LossParameters(["epsilon": 0.1]))
    // Anchor at 0°, its positive at 60°, negatives at 50° and 120°.
    let batch = MetricBatch<Double>(
      embeddings: [0.0, 60, 50, 120].flatMap {
        [Double.cos($0 * .pi / 180), Double.sin($0 * .pi / 180)]
      },
      labels: [0, 0, 1, 2], dimension: 2)
    let mined = try #require(loss.mined(batch))
    #expect(mined.positives.contains(ExamplePair(first: 0, second: 1)))
    #expect(mined.negatives.contains(ExamplePair(first: 0, second: 2)))
    #expect(!mined.negatives.contains(ExamplePair(first: 0, second: 3)))
  }

  @Test func theRadiusMovesTowardsWhereItPartsTheClasses() {
    var batch = MetricBatch<Double>(
      embeddings: [0, 0, 0.5, 0, 3, 0, 3.5, 0], labels: [0, 0, 1, 1], dimension: 2)
    batch.radii = [0.4]
    let loss = MarginRadius(LossParameters(["normalize": 0]))
    #expect(loss.evaluate(batch).radii[0] < 0)
    batch.radii = [3.4]
    #expect(loss.evaluate(batch).radii[0] > 0)
    batch.radii = [1.5]
    #expect(loss.evaluate(batch).loss == 0 && loss.evaluate(batch).radii == [0])
  }
}
