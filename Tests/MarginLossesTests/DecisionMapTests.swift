import Kernels
import MarginLosses
import Testing

private func even(_ classes: Int) -> [Float] {
  (0..<classes).flatMap { j -> [Float] in
    let angle = 2 * Double.pi * Double(j) / Double(classes)
    return [Float(Double.cos(angle)), Float(Double.sin(angle))]
  }
}

/// Losses for which a direction decides, so that there is a map.
private func mapped(_ settings: [LossSetting]) -> [LossSetting] {
  settings.filter { !$0.loss().hasBias && $0.loss().isOfAngles }
}

@Test(arguments: mapped(LossSetting.all))
func sectorsFollowOneAnotherRoundTheWholeCircle(_ setting: LossSetting) throws {
  let map = try #require(setting.loss().decisionMap(prototypes: even(8)))
  #expect((map.sectors.reduce(0) { $0 + $1.length } - 2 * .pi).magnitude < 1e-6)
  for (sector, next) in zip(map.sectors, map.sectors.dropFirst()) {
    #expect((sector.start + sector.length - next.start).magnitude < 1e-6)
  }
}

@Test(arguments: mapped(LossSetting.withoutRaw))
func metSectorsAreAsWideAsTheSpacingLessTheBand(_ setting: LossSetting) throws {
  let loss = setting.loss()
  let map = try #require(loss.decisionMap(prototypes: even(8)))
  let expected = .pi / 4 - loss.band(spacing: .pi / 4)
  let met = map.sectors.filter { $0.meetsMargin && $0.owner == 3 }
  let width = met.reduce(0) { $0 + $1.length }
  #expect((width - expected).magnitude < 1e-6)
}

@Test(arguments: mapped(LossSetting.all))
func theMapAgreesWithTheJudgementOfSamples(_ setting: LossSetting) throws {
  let loss = setting.loss()
  var generator = SeededGenerator(seed: 4)
  let prototypes = even(5).map { $0 * Float(0.7 + generator.uniform()) }
  let map = try #require(loss.decisionMap(prototypes: prototypes))
  for _ in 0..<500 {
    let angle = 2 * Double.pi * generator.uniform()
    let sector = map.sector(at: angle)
    let edge = min(
      (angle - sector.start).magnitude, (angle - sector.start - sector.length).magnitude)
    guard edge > 1e-3 else { continue }
    let point = [Float(Double.cos(angle)), Float(Double.sin(angle))]
    let judgement = loss.judge(
      LossBatch(
        embeddings: point, labels: [Int32(sector.owner)], prototypes: prototypes, dimension: 2))[0]
    #expect(Int(judgement.predicted) == sector.owner)
    #expect(judgement.meetsMargin == sector.meetsMargin)
  }
}

@Test func noSectorMeetsAMarginWiderThanTheSpacing() throws {
  let loss = ArcFace(LossParameters(["m": 0.9, "s": 8]))
  let map = try #require(loss.decisionMap(prototypes: even(8)))
  #expect(map.sectors.allSatisfy { !$0.meetsMargin })
}

@Test func mostLossesOfTheTextHaveAMap() {
  let maps = LossSetting.all.compactMap { $0.loss().decisionMap(prototypes: even(4)) }
  #expect(2 * maps.count > LossSetting.all.count)
}

@Test func aBiasLeavesNoMapOfDirections() {
  #expect(Softmax(LossParameters(variant: "bias")).decisionMap(prototypes: even(4)) == nil)
}

private func directions(_ angles: [Double]) -> [Float] {
  angles.flatMap { [Float(Double.cos($0)), Float(Double.sin($0))] }
}

@Test(arguments: mapped(LossSetting.all).filter { $0.loss().rule == .angle })
func aWedgeOfAHundredthOfADegreeIsFound(_ setting: LossSetting) throws {
  // Three prototypes so near that the middle one keeps 0.01° between two bisectors.
  let step = 0.01 * .pi / 180
  let prototypes = directions([1, 1 + step, 1 + 2 * step, 4])
  let map = try #require(setting.loss().decisionMap(prototypes: prototypes))
  let width = map.sectors.filter { $0.owner == 1 }.reduce(0) { $0 + $1.length }
  #expect((width - step).magnitude < 1e-6)
  #expect(map.sector(at: 1 + step).owner == 1)
}

@Test func aRawMarginThatCannotBeMetLeavesAGhostWhereAnotherClassWins() throws {
  let loss = ArcFace(LossParameters(["m": 0.9, "s": 8], variant: "raw"))
  let map = try #require(loss.decisionMap(prototypes: directions([0, 0.6])))
  #expect(map.sectors.allSatisfy { ($0.ghost == nil) || $0.ghost != $0.owner })
  let ghosts = map.sectors.filter { $0.ghost != nil }
  #expect((ghosts.reduce(0) { $0 + $1.length } - 0.9).magnitude < 1e-6)
  #expect(map.sector(at: .pi + 0.2).ghost == 0)
  #expect(map.sector(at: .pi + 0.4).ghost == 1)
}

@Test(arguments: mapped(LossSetting.withoutRaw))
func belowTheCosineNoGhostIsLeft(_ setting: LossSetting) throws {
  let map = try #require(setting.loss().decisionMap(prototypes: directions([0, 0.2, 3, 5])))
  #expect(map.sectors.allSatisfy { $0.ghost == nil })
}

@Test(arguments: mapped(LossSetting.all))
func prototypesThatCoincideOrHaveNoDirectionAreDrawnByTheLowest(_ setting: LossSetting) throws {
  let loss = setting.loss()
  let shared = try #require(loss.decisionMap(prototypes: [1, 0, 0, 1, 1, 0]))
  #expect(shared.sectors.allSatisfy { $0.owner < 2 })
  for broken: [Float] in [[.nan, 0, .infinity, 1], [0, 0, 0, 0]] {
    let none = try #require(loss.decisionMap(prototypes: broken))
    #expect(none.sectors == [Sector(start: 0, length: 2 * .pi, owner: 0, meetsMargin: false)])
  }
}

/// Counts how many pairs a map asks for.
private struct CountingLoss: MarginLoss {
  static var description: LossDescription { NormFace.description }
  let counter = Counter()

  final class Counter: @unchecked Sendable { var pairs = 0 }

  init(_ parameters: LossParameters) {}
  var amplitude: Amplitude { .scale(1) }
  var hasBias: Bool { false }
  var isBelowCosine: Bool { true }
  func target(_ theta: Double) -> (logit: Double, slope: Double) {
    (Double.cos(theta), -Double.sin(theta))
  }
  func evaluate(_ batch: LossBatch<Float>) -> LossGradient<Float> { LossGradient() }
  func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> { LossGradient() }
  func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    counter.pairs += 1
    return NormFace(LossParameters()).pairRegion(spacing: spacing, ownNorm: 1, rivalNorm: 1)
  }
}

@Test func aMapOfManyClassesAsksForNeighboursAlone() throws {
  let loss = CountingLoss(LossParameters())
  var generator = SeededGenerator(seed: 12)
  let angles = (0..<20_000).map { _ in 2 * .pi * generator.uniform() }
  let map = try #require(loss.decisionMap(prototypes: directions(angles)))
  #expect(map.sectors.count > 19_000)
  #expect(loss.counter.pairs <= 2 * 20_000)
}

@Test func lengthsThatDifferHideMostClassesAndStillAskForFewPairs() throws {
  let loss = LSoftmax(LossParameters(["m": 2, "lambda": 0]))
  var generator = SeededGenerator(seed: 13)
  let prototypes = (0..<40_000).map { _ in Float(generator.normal()) }
  let map = try #require(loss.decisionMap(prototypes: prototypes))
  #expect(map.sectors.count < 100)
  #expect((map.sectors.reduce(0) { $0 + $1.length } - 2 * .pi).magnitude < 1e-9)
}

@Test(arguments: mapped(LossSetting.all))
func anyNumbersAtAllGiveAMapThatCoversTheCircle(_ setting: LossSetting) throws {
  let odd: [Float] = [
    0, -0.0, 1, -1, 1, 0.5, .nan, .infinity, 3e38, -3e38, 1e-37, 1e-30, .pi, 2, -2, 7,
  ]
  var generator = SeededGenerator(seed: 14)
  for _ in 0..<100 {
    let classes = 1 + generator.index(below: 9)
    let prototypes = (0..<2 * classes).map { _ in odd[generator.index(below: odd.count)] }
    let map = try #require(setting.loss().decisionMap(prototypes: prototypes))
    #expect(!map.sectors.isEmpty)
    #expect((map.sectors.reduce(0) { $0 + $1.length } - 2 * .pi).magnitude < 1e-9)
    #expect(map.sectors.allSatisfy { $0.length > 0 && $0.owner < classes })
    #expect(map.sectors.allSatisfy { (0..<2 * .pi).contains($0.start) })
    #expect(zip(map.sectors, map.sectors.dropFirst()).allSatisfy { $0.start < $1.start })
    let regions = CircleRegions(setting.loss(), prototypes: prototypes.map(Double.init))
    #expect(regions.train.count == classes)
  }
}

@Test(arguments: ["monotone", "raw"])
func theNearestOfAClassesPrototypesOwnsAndItsMarginCounts(_ variant: String) throws {
  // The brute force of `SphereRegions` knows nothing of rows but through the loss.
  var generator = SeededGenerator(seed: 14)
  for perClass in 1...3 {
    let parameters = LossParameters(["m": 0.4, "s": 8, "K": Double(perClass)], variant: variant)
    let loss = SubcenterArcFace(parameters)
    let prototypes = (0..<10 * perClass).map { _ in Float(generator.normal()) }
    let map = try #require(loss.decisionMap(prototypes: prototypes))
    let regions = SphereRegions(loss, prototypes: prototypes.map(Double.init), radius: 1)
    for owner in 0..<5 {
      func length(_ isCounted: (Sector) -> Bool) -> Double {
        map.sectors.filter(isCounted).reduce(0) { $0 + $1.length }
      }
      func length(_ arcs: [Arc]) -> Double { arcs.reduce(0) { $0 + $1.length } }
      let used = length { $0.owner == owner }
      #expect((used - length(regions.test[owner])).magnitude < 1e-6, "\(perClass) \(owner)")
      let met = length { $0.owner == owner && $0.meetsMargin }
      if variant == "monotone" {
        #expect((met - length(regions.train[owner])).magnitude < 1e-6, "\(perClass) \(owner)")
      }
    }
    for _ in 0..<500 {
      let angle = 2 * Double.pi * generator.uniform()
      let sector = map.sector(at: angle)
      let edge = min(
        (angle - sector.start).magnitude, (angle - sector.start - sector.length).magnitude)
      guard edge > 1e-3 else { continue }
      let batch = LossBatch<Float>(
        embeddings: [Float(Double.cos(angle)), Float(Double.sin(angle))],
        labels: [Int32(sector.owner)], prototypes: prototypes, dimension: 2)
      let judgement = try #require(loss.judge(batch).first)
      #expect(judgement.isRight && judgement.meetsMargin == sector.meetsMargin, "\(angle)")
    }
  }
}

@Test(arguments: [2, 3], [5, 12])
func mixedPrototypesMeetTheMarginWhereTheLossSaysSo(_ perClass: Int, _ classes: Int) throws {
  var generator = SeededGenerator(seed: 15)
  let loss = SoftTriple(
    LossParameters(["K": Double(perClass), "delta": 0.05, "la": 8, "gamma": 0.05]))
  let prototypes = (0..<2 * classes * perClass).map { _ in Float(generator.normal()) }
  let map = try #require(loss.decisionMap(prototypes: prototypes))
  var met = 0
  for _ in 0..<1000 {
    let angle = 2 * Double.pi * generator.uniform()
    let sector = map.sector(at: angle)
    let edge = min(
      (angle - sector.start).magnitude, (angle - sector.start - sector.length).magnitude)
    // Nor is what lies between two tries.
    guard edge > 1e-3, sector.length > 0.01 else { continue }
    let batch = LossBatch<Float>(
      embeddings: [Float(Double.cos(angle)), Float(Double.sin(angle))],
      labels: [Int32(sector.owner)], prototypes: prototypes, dimension: 2)
    let judgement = try #require(loss.judge(batch).first)
    #expect(judgement.isRight && judgement.meetsMargin == sector.meetsMargin, "\(angle)")
    met += sector.meetsMargin ? 1 : 0
  }
  #expect(met > 0)
}
