import Kernels
import MarginLosses
import Testing

private let lists = MetricSetting.all.filter { $0.type.comparison == .lists }

@Suite struct ListTests {
  /// A pair's weight is what its distance or product does to the loss.
  @Test(arguments: lists)
  func weightsSayWhatDrawsTogetherAndWhatPushesApart(_ setting: MetricSetting) throws {
    let loss = try #require(setting.loss() as? any ListLoss)
    let batch = MetricBatch<Float>(
      embeddings: [1, 0, 0.8, 0.6, 0.9, 0.4, -1, 0.1], labels: [0, 0, 1, 1], dimension: 2)
    let examined = try #require(loss.examine(batch).lists)
    let list = try #require(examined.first { $0.anchor == 0 })
    let pairs = list.pairs.filter { $0.weight != 0 }
    #expect(pairs.allSatisfy { $0.first == 0 && $0.isSame == ($0.weight > 0) })
    // The near one of another class pushes more than the far one.
    let near = pairs.first { $0.second == 2 }?.weight ?? 0
    let far = pairs.first { $0.second == 3 }?.weight ?? 0
    #expect(near < far && far <= 0)
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
    let lists = try #require(loss.examine(batch).lists)
    let mined = lists.filter { $0.anchor == 0 }.flatMap(\.pairs).map(\.second)
    #expect(mined == [1, 2])
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
    #expect(loss.startRadii(classes: 5).count == 1)
    #expect(MarginRadius(LossParameters(variant: "classes")).startRadii(classes: 5).count == 5)
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
}
