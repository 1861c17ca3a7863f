import Kernels
import MarginLosses
import Testing

private func batch(_ seed: UInt64, bias: Int = 0, perClass: Int = 1) -> LossBatch<Double> {
  var generator = SeededGenerator(seed: seed)
  func numbers(_ count: Int) -> [Double] { (0..<count).map { _ in generator.normal() } }
  return LossBatch(
    embeddings: numbers(18), labels: [0, 1, 2, 3, 0, 1], prototypes: numbers(12 * perClass),
    bias: numbers(bias), dimension: 3)
}

private let squares: [Double] = [1, 0, 0, 1, -1, 0, 0, -1]

/// Losses that no softmax of the own and the nearest other logit is.
@Suite struct OneByOneTests {
  @Test func theyAreOtherLossesWhereTheySaySo() throws {
    let batch = batch(3)
    let all = ProxyNCA(LossParameters(["scale": 3], variant: "all")).evaluate(batch)
    let normface = NormFace(LossParameters(["s": 6])).evaluate(batch)
    #expect((all.loss - normface.loss).magnitude < 1e-12)
    let single = SoftTriple(LossParameters(["K": 1, "la": 6, "delta": 0.2])).evaluate(batch)
    let cosface = CosFace(LossParameters(["s": 6, "m": 0.2])).evaluate(batch)
    #expect((single.loss - cosface.loss).magnitude < 1e-12)
    for (x, y) in zip(all.embeddings + single.embeddings, normface.embeddings + cosface.embeddings)
    {
      #expect((x - y).magnitude < 1e-12)
    }
  }

  /// Of a class far below its threshold the clamped loss has no pull.
  @Test func uniFacesClampLeavesTheFarthestAlone() {
    let batch = LossBatch<Double>(
      embeddings: [-1, 0.1], labels: [0], prototypes: [1, 0], bias: [5], dimension: 2)
    let plain = UniFace(LossParameters(["s": 8])).evaluate(batch)
    let clamped = UniFace(LossParameters(["s": 8], variant: "clamp")).evaluate(batch)
    #expect(plain.embeddings.contains { $0 != 0 } && plain.bias != [0])
    #expect(clamped.embeddings.allSatisfy { $0 == 0 } && clamped.bias == [0])
  }

  @Test func sphereFace2StartsWhereItsBiasHasNoSlopeAtRightAngles() {
    let bias = ClosedForms.sphereFace2Bias(
      classes: 2, scale: 40, margin: 0.4, power: 3, balance: 0.7)
    let batch = LossBatch<Double>(
      embeddings: [0, 0, 1], labels: [0], prototypes: [1, 0, 0, 0, 1, 0], bias: [bias],
      dimension: 3)
    #expect(SphereFace2(LossParameters(["r": 40])).evaluate(batch).bias[0].magnitude < 1e-12)
  }

  /// As far as both regions of a pair reach over its middle.
  @Test(arguments: LossRegistry.all + LossRegistry.beyond, [Double.pi / 4, 1, 2])
  func neighboursOverlapAsFarAsTheirRegionsDo(_ type: any MarginLoss.Type, _ spacing: Double) {
    let loss = type.init(LossParameters())
    let reach = loss.pairRegion(spacing: spacing, ownNorm: 1, rivalNorm: 1)
      .first { $0.lower < 1e-6 && $0.upper > -1e-6 }?.upper
    let expected = max(0, 2 * (reach ?? 0) - spacing)
    #expect((loss.overlap(spacing: spacing) - expected).magnitude < 1e-6)
    #expect(loss.overlap(spacing: spacing) == 0 || loss.band(spacing: spacing) == 0)
  }

  /// Among all classes, the farthest of which may cost more than a neighbour, and not beside one alone.
  @Test(arguments: LossRegistry.all + LossRegistry.beyond, 3...6)
  func whatAClassKeepsIsItsRegionAmongEvenlySpreadOnes(_ type: any MarginLoss.Type, _ count: Int) {
    let loss = type.init(LossParameters(["K": 1]))
    guard loss.isOfAngles, loss.isBoundBySpacing else { return }
    let spacing = 2 * Double.pi / Double(count)
    let prototypes = (0..<count).flatMap {
      [Double.cos(Double($0) * spacing), Double.sin(Double($0) * spacing)]
    }
    let arc = CircleRegions(loss, prototypes: prototypes).train[0].first {
      $0.start > 2 * .pi - $0.length + 1e-9 || $0.start == 0
    }
    let kept =
      loss.hasRoom(spacing: spacing)
      ? spacing - loss.band(spacing: spacing) + loss.overlap(spacing: spacing) : 0
    #expect((kept - (arc?.length ?? 0)).magnitude < 1e-6)
  }

  /// Prototypes that have all but merged are no sign of billions of others.
  @Test(arguments: LossRegistry.beyond, [0, 1e-12, 1e-9, 1e-6])
  func neighboursThatCoincideAreAPairLikeAnyOther(_ type: any MarginLoss.Type, _ spacing: Double) {
    let loss = type.init(LossParameters())
    #expect(loss.overlap(spacing: spacing) >= 0 && loss.band(spacing: spacing) >= 0)
  }

  /// A cap about each prototype, whoever stands beside it.
  @Test(arguments: ["sphereface2", "uniface", "proxy_anchor"])
  func aClassOfItsOwnHasACapOfItsOwn(_ name: String) throws {
    let loss = try #require(
      LossRegistry.named(name)?.init(LossParameters(["m": 0.3, "delta": 0.3])) as? any SphereLoss)
    let arcs = CircleRegions(loss, prototypes: squares).train.map { $0[0].length }
    #expect(arcs.allSatisfy { ($0 - arcs[0]).magnitude < 1e-12 })
    let level = Double.cos(arcs[0] / 2)
    // At the edge the own logit is 0, where a softmax would ask for the neighbour's.
    #expect(loss.lead(own: arcs[0] / 2, rival: 0.1).magnitude < 1e-9, "\(level)")
    let close = CircleRegions(loss, prototypes: [1, 0, 0.9, 0.1, -1, 0])
    #expect((close.train[0][0].length - arcs[0]).magnitude < 1e-12)
    let scanned = SphereRegions(loss, prototypes: [1, 0, 0.9, 0.1, -1, 0], radius: 1)
    for (left, right) in zip(close.train, scanned.train) {
      #expect(DenseScan.disagreement(left, right) < 1e-8)
    }
  }

  @Test(arguments: ["sphereface2", "uniface"])
  func theSharedBiasDescendsWhatItsGradientSays(_ name: String) throws {
    var loss = try #require(LossRegistry.named(name)?.init(LossParameters()) as? any SharedBias)
    loss.start(classes: 4)
    var batch = batch(2)
    let start = loss.bias
    let slope = loss.evaluate(batch).bias[0]
    batch.bias = [start + 1e-6]
    let above = loss.evaluate(batch).loss
    batch.bias = [start - 1e-6]
    #expect(((above - loss.evaluate(batch).loss) / 2e-6 - slope).magnitude < 1e-6)
    var gradient = LossGradient<Float>()
    gradient.bias = [Float(slope)]
    loss.descend(gradient, rate: 0.1)
    #expect((loss.bias - start + 0.1 * slope).magnitude < 1e-6)
    var heir = try #require(LossRegistry.named(name)?.init(LossParameters()) as? any SharedBias)
    #expect(heir.recall(loss.learnt) && heir.bias == loss.bias && !heir.recall([]))
  }

  /// Where all centers of a class count, its region is that of their mixture.
  @Test func theRegionsOfMixedCentersAreThoseOfTheirLogits() throws {
    let loss = SoftTriple(LossParameters(["K": 2, "delta": 0.05, "gamma": 0.2]))
    let prototypes = [1.0, 0, 0.6, 0.8, -1, 0.2, 0, -1]
    let train = SphereRegions(loss, prototypes: prototypes, radius: 1).train
    let batch = LossBatch<Float>(
      embeddings: (0..<360).flatMap { degree -> [Float] in
        let angle = Double(degree) * .pi / 180
        return [Float(Double.cos(angle)), Float(Double.sin(angle))]
      }, labels: Array(repeating: 0, count: 360), prototypes: prototypes.map { Float($0) },
      dimension: 2)
    let judgements = loss.judge(batch)
    for (degree, judgement) in judgements.enumerated() {
      let angle = Double(degree) * .pi / 180
      let isInside = train[0].contains { arc in
        let turn = angle - arc.start
        return (turn < 0 ? turn + 2 * .pi : turn) < arc.length
      }
      #expect(judgement.meetsMargin == isInside, "\(degree)")
    }
    let map = try #require(loss.decisionMap(prototypes: prototypes.map { Float($0) }))
    let met = map.sectors.filter { $0.owner == 0 && $0.meetsMargin }.reduce(0) { $0 + $1.length }
    #expect((met - train[0].reduce(0) { $0 + $1.length }).magnitude < 0.03)
  }

  @Test func theGradientsByCentersAreTheCentralDifference() {
    let loss = SoftTriple(LossParameters(["K": 3, "la": 5, "gamma": 0.5]))
    let batch = batch(7, perClass: 3)
    let gradient = loss.evaluate(batch).prototypes
    for index in batch.prototypes.indices {
      var (above, below) = (batch, batch)
      above.prototypes[index] += 1e-6
      below.prototypes[index] -= 1e-6
      let expected = (loss.evaluate(above).loss - loss.evaluate(below).loss) / 2e-6
      #expect((gradient[index] - expected).magnitude < 2e-5)
    }
  }
}
