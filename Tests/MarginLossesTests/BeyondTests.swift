import Kernels
import MarginLosses
import Testing

private func randomBatch(seed: UInt64, prototypes: Int = 4) -> LossBatch<Double> {
  var generator = SeededGenerator(seed: seed)
  return LossBatch(
    embeddings: (0..<12).map { _ in generator.normal() }, labels: [0, 1, 2, 3, 0, 1],
    prototypes: (0..<2 * prototypes).map { _ in generator.normal() }, dimension: 2)
}

private func loss(_ name: String, _ numbers: [String: Double], _ variant: String? = nil) throws
  -> any MarginLoss
{
  try #require(LossRegistry.named(name)).init(LossParameters(numbers, variant: variant))
}

private func narrow(_ batch: LossBatch<Double>) -> LossBatch<Float> {
  LossBatch(
    embeddings: batch.embeddings.map { Float($0) }, labels: batch.labels,
    prototypes: batch.prototypes.map { Float($0) }, dimension: batch.dimension)
}

private func expectEqual(_ left: any MarginLoss, _ right: any MarginLoss) {
  for seed in UInt64(1)...5 {
    let batch = randomBatch(seed: seed)
    let (one, other) = (left.evaluate(batch), right.evaluate(batch))
    #expect((one.loss - other.loss).magnitude < 1e-12)
    for (x, y) in zip(one.embeddings + one.prototypes, other.embeddings + other.prototypes) {
      #expect((x - y).magnitude < 1e-12)
    }
    #expect(
      zip(left.judge(narrow(batch)), right.judge(narrow(batch))).allSatisfy {
        $0.meetsMargin == $1.meetsMargin && $0.predicted == $1.predicted
          && ($0.loss - $1.loss).magnitude < 1e-4
      })
  }
}

@Test func withoutWhatTheyAddTheyAreLossesOfTheText() throws {
  let normface = try loss("normface", ["s": 8])
  let arcface = try loss("arcface", ["m": 0.4, "s": 8])
  expectEqual(try loss("sphereface_r_v2", ["m": 1, "s": 8]), normface)
  expectEqual(
    try loss("sphereface_r_v2", ["m": 1.5, "s": 8], "v1"),
    try loss("asoftmax", ["m": 1.5, "s": 8, "lambda": 0], "clamp"))
  expectEqual(try loss("subcenter_arcface", ["m": 0.4, "s": 8, "K": 1]), arcface)
  expectEqual(
    try loss("magface", ["l_m": 0.4, "u_m": 0.4, "lambda_g": 0, "s": 8], "monotone"), arcface)
  expectEqual(try loss("elasticface", ["m": 0.4, "sigma": 0, "s": 8]), arcface)
  expectEqual(
    try loss("elasticface", ["m": 0.2, "sigma": 0, "s": 8], "cos"),
    try loss("cosface", ["m": 0.2, "s": 8]))
  expectEqual(
    try loss("adacos", [:], "fixed"),
    try loss("normface", ["s": ClosedForms.adaCosScale(classes: 4)]))
  expectEqual(try loss("center", ["lambda": 0]), try loss("softmax", [:], "nobias"))
}

@Test func theNearestOfAClassesPrototypesCountsAndOnlyItMoves() throws {
  let subcenter = try loss("subcenter_arcface", ["m": 0.3, "s": 8, "K": 2])
  let batch = LossBatch<Double>(
    embeddings: [1, 0.1], labels: [0], prototypes: [-1, 0, 1, 0, 0, 1, 0, -1], dimension: 2)
  let gradient = subcenter.evaluate(batch)
  #expect(gradient.prototypes[0...1] == [0, 0] && gradient.prototypes[6...7] == [0, 0])
  #expect(gradient.prototypes[3] != 0 && gradient.prototypes[4] != 0)
  #expect(subcenter.judge(narrow(batch)).first?.ownAngle ?? 1 < 0.11)
}

@Test func subcenterGradientIsTheCentralDifference() throws {
  let subcenter = try loss("subcenter_arcface", ["m": 0.3, "s": 8, "K": 2])
  let batch = randomBatch(seed: 9, prototypes: 8)
  let gradient = subcenter.evaluate(batch)
  for index in batch.prototypes.indices {
    var (above, below) = (batch, batch)
    above.prototypes[index] += 1e-6
    below.prototypes[index] -= 1e-6
    let expected = (subcenter.evaluate(above).loss - subcenter.evaluate(below).loss) / 2e-6
    #expect((gradient.prototypes[index] - expected).magnitude < 2e-5)
  }
}

/// Two classes at 0° and 90°, seen at their bisector's two sides.
@Test func magFaceAsksMoreOfLongEmbeddings() throws {
  let magface = try #require(
    try loss("magface", ["l_a": 1, "u_a": 5, "l_m": 0.1, "u_m": 0.9, "s": 1]) as? MagFace)
  let prototypes = [1.0, 0, 0, 1]
  let widths = [1.0, 3, 5].map {
    SphereRegions(magface, prototypes: prototypes, radius: $0).train[0].reduce(0) { $0 + $1.length }
  }
  for (width, margin) in zip(widths, [0.1, 0.5, 0.9]) {
    #expect((width - (Double.pi - margin)).magnitude < 1e-9)
  }
}

@Test func theCircleBoundaryIsACircleInThePlaneOfCosines() throws {
  let circle = try #require(try loss("circle_class", ["gamma": 1, "m": 0.25]) as? CircleLoss)
  let regions = SphereRegions(circle, prototypes: [1, 0, 0, 1], radius: 1)
  let arc = try #require(regions.train[0].first)
  let edge = arc.start + arc.length
  let (own, other) = (Double.cos(edge), Double.sin(edge))
  #expect(((1 - own) * (1 - own) + other * other - 2 * 0.25 * 0.25).magnitude < 1e-9)
}

/// A run's worth of batches; the generator's draws are part of the state.
private func adapted(_ start: any AdaptiveLoss, _ count: Int) -> any AdaptiveLoss {
  var result = start
  var generator = SeededGenerator(seed: 5)
  for seed in 0..<count {
    let batch = narrow(randomBatch(seed: UInt64(seed)))
    let gradient = result.evaluate(batch)
    result.descend(gradient, rate: 0.1)
    result.move(along: gradient) { numbers, slopes in
      for index in numbers.indices { numbers[index] -= 0.1 * slopes[index] }
    }
    result.adapt(to: batch, drawing: &generator)
  }
  return result
}

/// Every loss with numbers that training moves, in a variant that moves them.
private let adaptive: [(name: String, variant: String?)] =
  (LossRegistry.all + LossRegistry.beyond).filter { $0.isAdaptive }.map { type in
    let variants = [nil] + type.description.variants.map { Optional($0.name) }
    let moving = variants.first { variant in
      (type.init(LossParameters([:], variant: variant)) as? any AdaptiveLoss)?.movesInTraining
        ?? false
    }
    return (type.description.name, moving ?? nil)
  }

/// So that bounds of losses that have not been trained are those of trained ones.
@Test(arguments: adaptive.map(\.name))
func theSameRowsForLongLeadALossToWhereItIsSaidToSettle(_ name: String) throws {
  let variant = adaptive.first { $0.name == name }?.variant
  let start = try #require(try loss(name, [:], variant) as? any AdaptiveLoss)
  let batch = narrow(randomBatch(seed: 3))
  let cosines = start.judge(batch).map { Double.cos(Double($0.ownAngle)) }
  var trained = start
  var generator = SeededGenerator(seed: 5)
  for _ in 0..<2000 { trained.adapt(to: batch, drawing: &generator) }
  let mean = cosines.reduce(0, +) / Double(cosines.count)
  func limit(_ loss: any MarginLoss) -> Double? {
    loss.marginBound(spacing: 0.8, with: LossParameters(variant: variant)).limit
  }
  let (after, said) = (limit(trained), limit(start.settled(ownCosine: mean)))
  #expect((after == nil) == (said == nil))
  if let after, let said { #expect((after - said).magnitude < 1e-5) }
}

@Test(arguments: adaptive)
func whatTrainingMovedIsInheritedByOtherHyperparameters(_ name: String, _ variant: String?) throws {
  let fresh = try #require(try loss(name, [:], variant) as? any AdaptiveLoss)
  let moved = adapted(fresh, 5)
  var heir = fresh
  heir.inherit(fromAny: moved)
  let batch = randomBatch(seed: 77)
  #expect(heir.evaluate(batch).loss == moved.evaluate(batch).loss)
  #expect(heir.evaluate(batch).loss != fresh.evaluate(batch).loss)
}

@Test(arguments: adaptive)
func whatTrainingMovedIsRecalledFromItsWordsAndForeignOnesAreRefused(
  _ name: String, _ variant: String?
) throws {
  let fresh = try #require(try loss(name, [:], variant) as? any AdaptiveLoss)
  let moved = adapted(fresh, 5)
  var again = fresh
  let isRecalled = again.recall(moved.learnt)
  #expect(isRecalled && again.learnt == moved.learnt && again.isFinite)
  let batch = randomBatch(seed: 77)
  #expect(again.evaluate(batch).loss == moved.evaluate(batch).loss)
  let takesForeign = again.recall(moved.learnt + [.max])
  #expect(!takesForeign)
}

@Test func theElasticMarginVariesAndItsMeanIsTheMargin() throws {
  let elastic = adapted(try #require(try loss("elasticface", [:]) as? ElasticFace), 1)
  let plain = try loss("arcface", ["m": 0.5, "s": 8])
  let batch = randomBatch(seed: 1)
  #expect(elastic.evaluate(batch).loss != plain.evaluate(batch).loss)
  #expect(
    zip(elastic.judge(narrow(batch)), plain.judge(narrow(batch)))
      .allSatisfy { ($0.loss - $1.loss).magnitude < 1e-4 })
}

@Test func centresMoveTowardsTheirExamplesAndStartAmongThem() throws {
  let start = try #require(try loss("center", ["lambda": 1]) as? CenterLoss)
  var generator = SeededGenerator(seed: 1)
  var center = start
  let batch = LossBatch<Float>(
    embeddings: [1, 0, 3, 0], labels: [0, 0], prototypes: [1, 0, 0, 1], dimension: 2)
  center.adapt(to: batch, drawing: &generator)
  #expect(center.centers == [2, 0, 0, 0])
  var moved = batch
  moved.embeddings = [5, 0, 5, 0]
  center.adapt(to: moved, drawing: &generator)
  #expect(center.centers == [3, 0, 0, 0])
}

@Test(arguments: LossSetting.beyond)
func theFloorBeyondTheTextIsReachedByPointClassesEquallySpaced(_ setting: LossSetting) {
  let loss = setting.loss()
  guard let floor = loss.floor(classes: 5), setting.name != "adacos" else { return }
  let points = (0..<5).flatMap { j -> [Double] in
    let angle = 2 * Double.pi * Double(j) / 5
    return [Double.cos(angle), Double.sin(angle)]
  }
  let batch = LossBatch(
    embeddings: points, labels: [0, 1, 2, 3, 4], prototypes: points, dimension: 2)
  #expect((loss.evaluate(batch).loss - floor).magnitude < 1e-9)
}

/// Its limit was told of length 1, of which 1.865 rad could be met that nothing trained meets.
@Test func magFacesLimitIsThatOfTheLengthAtWhichItsMarginIsAsked() throws {
  let magface = try #require(try loss("magface", [:]) as? MagFace)
  let spacing = Double.pi / 6
  let bound = try #require(magface.marginBound(spacing: spacing, with: LossParameters()).limit)
  #expect(magface.usualNorm == 4 && (bound - spacing).magnitude < 1e-6)
  let told = magface.judging(lengths: [1, 3])
  let limit = try #require(told.marginBound(spacing: spacing, with: LossParameters()).limit)
  #expect(told.usualNorm == 2 && limit > spacing)
}

/// In two ranges of m the margin is met, and the first was called all.
@Test func aMarginThatIsMetInPiecesHasNoBound() throws {
  let parameters = LossParameters([
    "alpha": 1.8222534638837633, "mu": -0.8489185840064197, "sigma": 0.7689972119081367,
  ])
  let loss = try loss("arcnegface", [:])
  let made = type(of: loss).init(parameters)
  #expect(made.marginBound(spacing: .pi / 2, with: parameters) == .unknown)
}

/// Circle loss with a large m asks for less than a class's ground.
@Test func whatIsWrongMeetsNoMargin() throws {
  for (name, numbers) in [
    ("circle_class", ["m": 1.0]), ("combined", ["m1": 0.5, "m2": 0, "m3": 0]),
  ] {
    let batch = LossBatch<Float>(
      embeddings: [1, 0.1, 0.1, 1], labels: [0, 0], prototypes: [1, 0, 0, 1], dimension: 2)
    #expect(try loss(name, numbers).judge(batch).map(\.meetsMargin) == [true, false], "\(name)")
  }
}
