import MarginLosses
import Testing

@testable import Training

private let labels: [Int32] = (0..<60).map { Int32($0 % 5) } + [5]

private func sampler(_ drawing: BatchDrawing) -> MetricSampler {
  MetricSampler(drawing, labels: labels, classes: 6, seed: 3)
}

@Test func identitiesAreDrawnWithSoManyDifferentSamplesEach() {
  var sampler = sampler(.identities(3, perIdentity: 4))
  for _ in 0..<20 {
    let drawn = sampler.next()
    let classes = drawn.samples.map { labels[$0] }
    #expect(Set(drawn.samples).count == 12)
    #expect(Set(classes).count == 3)
    #expect(Set(classes).allSatisfy { label in classes.count { $0 == label } == 4 })
    #expect(drawn.comparisons == .all)
  }
}

@Test func aClassWithASingleSampleIsNeverAnIdentity() {
  var sampler = sampler(.identities(10, perIdentity: 100))
  let drawn = sampler.next()
  #expect(drawn.samples.count == 60)
  #expect(!drawn.samples.contains(60))
}

@Test func pairsAreOfTwoDifferentSamplesOfTheBatch() {
  var sampler = sampler(.pairs(examples: 20, pairs: 400))
  let drawn = sampler.next()
  #expect(Set(drawn.samples).count == 20)
  guard case .pairs(let pairs) = drawn.comparisons else {
    Issue.record("no pairs")
    return
  }
  #expect(pairs.count == 400)
  #expect(pairs.allSatisfy { $0.first != $0.second && max($0.first, $0.second) < 20 })
  #expect(Set(pairs).count > 200)
}

@Test func tripletsHaveTheirClasses() {
  var sampler = sampler(.triplets(7))
  let drawn = sampler.next()
  #expect(drawn.samples.count == 21)
  guard case .triplets(let triplets) = drawn.comparisons else {
    Issue.record("no triplets")
    return
  }
  for each in triplets {
    let classes = [each.anchor, each.positive, each.negative].map { labels[drawn.samples[$0]] }
    #expect(classes[0] == classes[1] && classes[0] != classes[2])
    #expect(drawn.samples[each.anchor] != drawn.samples[each.positive])
  }
}

@Test func theSameSeedDrawsTheSameAndEveryStepAnew() {
  var (one, other) = (
    sampler(.identities(3, perIdentity: 4)), sampler(.identities(3, perIdentity: 4))
  )
  let first = one.next()
  #expect(first == other.next())
  #expect(one.next() != first)
}

@Test(arguments: [
  ("triplet", 0, 0, BatchDrawing.identities(10, perIdentity: 8)),
  ("triplet", 21, 0, .triplets(7)), ("triplet", 0, 4, .identities(4, perIdentity: 8)),
  ("npair", 0, 0, .identities(10, perIdentity: 2)), ("npair", 8, 0, .identities(4, perIdentity: 2)),
  ("contrastive", 0, 0, .pairs(examples: 128, pairs: 400)),
  ("contrastive", 0, 4, .identities(4, perIdentity: 2)),
])
func batchesAreDrawnAsAskedOrAsSuitsTheLoss(
  _ name: String, _ examples: Int, _ identities: Int, _ expected: BatchDrawing
) throws {
  var configuration = Configuration()
  configuration.examples = examples
  configuration.identities = identities
  let loss = try #require(LossRegistry.metric(named: name)).init(LossParameters())
  #expect(configuration.drawing(for: loss) == expected)
}
