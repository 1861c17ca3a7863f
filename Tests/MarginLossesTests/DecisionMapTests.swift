import Kernels
import MarginLosses
import Testing

private func even(_ classes: Int) -> [Float] {
  (0..<classes).flatMap { j -> [Float] in
    let angle = 2 * Double.pi * Double(j) / Double(classes)
    return [Float(Double.cos(angle)), Float(Double.sin(angle))]
  }
}

@Test(arguments: LossSetting.all)
func sectorsFollowOneAnotherRoundTheWholeCircle(_ setting: LossSetting) {
  guard let map = setting.loss().decisionMap(prototypes: even(8)) else { return }
  #expect((map.sectors.reduce(0) { $0 + $1.length } - 2 * .pi).magnitude < 1e-6)
  for (sector, next) in zip(map.sectors, map.sectors.dropFirst()) {
    #expect((sector.start + sector.length - next.start).magnitude < 1e-6)
  }
}

@Test(arguments: LossSetting.withoutRaw)
func metSectorsAreAsWideAsTheSpacingLessTheBand(_ setting: LossSetting) throws {
  let loss = setting.loss()
  guard let map = loss.decisionMap(prototypes: even(8)) else { return }
  let expected = .pi / 4 - loss.band(spacing: .pi / 4)
  let met = map.sectors.filter { $0.meetsMargin && $0.owner == 3 }
  let width = met.reduce(0) { $0 + $1.length }
  #expect((width - expected).magnitude < 1e-6)
}

@Test(arguments: LossSetting.all)
func theMapAgreesWithTheJudgementOfSamples(_ setting: LossSetting) throws {
  let loss = setting.loss()
  var generator = SeededGenerator(seed: 4)
  let prototypes = even(5).map { $0 * Float(0.7 + generator.uniform()) }
  guard let map = loss.decisionMap(prototypes: prototypes) else { return }
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

@Test func aBiasLeavesNoMapOfDirections() {
  #expect(Softmax(LossParameters(variant: "bias")).decisionMap(prototypes: even(4)) == nil)
}
