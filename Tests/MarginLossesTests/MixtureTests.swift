import Kernels
import Testing

@testable import MarginLosses

/// Three classes of three centres each, some of them far from the others of their class.
private let centers: [Double] = {
  var generator = SeededGenerator(seed: 11, stream: 0)
  return (0..<9).flatMap { _ in [generator.normal(), generator.normal()] }
}()

private func softTriple(_ margin: Double, gamma: Double = 0.3) -> SoftTriple {
  SoftTriple(LossParameters(["delta": margin, "gamma": gamma, "K": 3]))
}

/// Without a margin a loss that mixes a class's centres was used by the nearest of them, another classifier.
@Suite struct MixtureTests {
  @Test func withoutAMarginItIsUsedAsItIsTrained() {
    let regions = SphereRegions(softTriple(0), prototypes: centers, radius: 1)
    #expect(regions.test.map(\.count).contains { $0 > 0 })
    for (test, train) in zip(regions.test, regions.train) {
      #expect(DenseScan.disagreement(test, train) < 1e-6)
    }
    let within = SphereRegions(softTriple(0.05), prototypes: centers, radius: 1)
    for (wide, narrow) in zip(within.test, within.train) {
      for arc in narrow {
        let middle = arc.start + arc.length / 2
        #expect(wide.contains { ($0.start - middle).wrapped.magnitude < $0.length })
      }
      #expect(narrow.reduce(0) { $0 + $1.length } <= wide.reduce(0) { $0 + $1.length } + 1e-6)
    }
  }

  @Test func aPointIsGivenToTheLargestMixture() {
    let places = (0..<90).map { Double($0) / 90 * 2 * .pi }
    let loss = softTriple(0.05)
    let judgements = loss.judge(
      LossBatch(
        embeddings: places.flatMap { [Float(Double.cos($0)), Float(Double.sin($0))] },
        labels: places.map { _ in 0 }, prototypes: centers.map { Float($0) }, dimension: 2))
    let regions = SphereRegions(loss, prototypes: centers, radius: 1)
    for (place, judgement) in zip(places, judgements) {
      let arcs = regions.test[Int(judgement.predicted)]
      #expect(
        arcs.contains {
          ($0.start...$0.start + $0.length).contains(place)
            || ($0.start...$0.start + $0.length).contains(place + 2 * .pi)
        })
      #expect(!judgement.meetsMargin || judgement.isRight)
    }
  }

  @Test func theMapOfThePlaneIsThatOfTheMixtures() throws {
    let loss = softTriple(0.05)
    let map = try #require(loss.decisionMap(prototypes: centers.map { Float($0) }))
    let regions = SphereRegions(loss, prototypes: centers, radius: 1)
    for sector in map.sectors {
      let middle = sector.start + sector.length / 2
      for (arcs, holds) in [(regions.test, true), (regions.train, sector.meetsMargin)] {
        let isInside = arcs[sector.owner].contains {
          ($0.start...$0.start + $0.length).contains(middle)
            || ($0.start...$0.start + $0.length).contains(middle - 2 * .pi)
            || ($0.start...$0.start + $0.length).contains(middle + 2 * .pi)
        }
        #expect(isInside == holds, "\(sector)")
      }
    }
  }

  @Test func theLimitOfAMixtureIsWhereItCeasesToBeMet() throws {
    let angles = (0..<9).map { Double.atan2(centers[2 * $0 + 1], centers[2 * $0]) }
    for own in 0..<3 {
      let apart = (3 * own..<3 * own + 3).map { row in
        angles.map { ($0 - angles[row]).wrapped.magnitude }
      }
      let parameters = LossParameters(["delta": 0, "gamma": 0.3, "K": 3])
      let bound = softTriple(0).marginBound(ofMixtures: apart, label: own, with: parameters)
      let limit = try #require(bound.limit)
      func isMet(_ margin: Double) -> Bool {
        let loss = softTriple(margin)
        return apart.contains { loss.lead(of: own, in: loss.mixed($0, label: own)) > 0 }
      }
      #expect(limit == 0 ? !isMet(0) : isMet(limit - 1e-6) && !isMet(limit + 1e-6))
    }
  }
}
