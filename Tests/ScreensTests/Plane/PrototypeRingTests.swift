import Kernels
import Plotting
import Testing

@testable import Laboratory
@testable import Screens

@Suite struct PrototypeRingTests {
  private static let factors: [Double] = [0, 0.3, 1, 8, 30, 64]

  /// Prototypes in different crowds: even, in one quarter, and some merged or without a direction.
  private static func prototypes(_ classes: Int, _ crowd: Int) -> [Vector] {
    var generator = SeededGenerator(seed: UInt64(crowd), stream: 1)
    return (0..<classes).map { index in
      if crowd == 2, index % 7 == 3 { return Vector(0, 0) }
      if crowd == 2, index % 5 == 1 { return Vector(0.5, -2) }
      let share = Double(index) / Double(classes)
      let angle = crowd == 1 ? 1.5 * share : 2 * Double.pi * share
      let length = 0.5 + generator.normal().magnitude
      return Vector(length * Double.cos(angle), length * Double.sin(angle))
    }
  }

  private static let directions: [Vector] = (0..<97).map {
    let angle = 0.02 + 2 * Double.pi * Double($0) / 97
    return Vector(Double.cos(angle), Double.sin(angle))
  }

  /// Every term, in the order of the classes.
  private static func brute(
    _ prototypes: [Vector], _ direction: Vector, _ factor: Double
  ) -> (owners: [Int], probability: Double) {
    let cosines = prototypes.map { $0.length > 0 ? $0.dot(direction) / $0.length : 0 }
    let best = zip(prototypes, cosines).filter { $0.0.length > 0 }.map(\.1).max() ?? 0
    let owners = cosines.indices.filter {
      prototypes[$0].length > 0 && cosines[$0] > best - 1e-12
    }
    return (owners, 1 / cosines.reduce(0) { $0 + Double.exp(factor * ($1 - best)) })
  }

  @Test(arguments: [2, 3, 8, 40, 300], [0, 1, 2])
  func stoppingEarlySaysWhatAllTermsSay(_ classes: Int, _ crowd: Int) {
    let prototypes = Self.prototypes(classes, crowd)
    let ring = PrototypeRing(prototypes)
    for factor in Self.factors {
      for direction in Self.directions {
        let found = ring.confidence(
          toward: direction, factor: factor, limits: ConfidenceFill.limits)
        let (owners, probability) = Self.brute(prototypes, direction, factor)
        #expect(owners.contains(found.owner))
        let isClose = ConfidenceFill.limits.contains { abs($0 - probability) < 1e-9 }
        let step = ConfidenceFill.limits.count { probability >= $0 }
        #expect(isClose || found.step == step)
      }
    }
  }

  @Test func mergedPrototypesAreOwnedByTheLowest() {
    let ring = PrototypeRing([Vector(0, 1), Vector(2, 0), Vector(5, 0), Vector(1, 0)])
    let found = ring.confidence(toward: Vector(1, 0), factor: 8, limits: [0.3, 0.5])
    #expect(found.owner == 1 && found.step == 1)
  }

  @Test func aThousandClassesAskHardlyMorePrototypesThanEight() {
    for factor in Self.factors {
      let visits = [8, 1000].map { classes in
        let ring = PrototypeRing(Self.prototypes(classes, 0))
        return Self.directions.reduce(0) {
          $0 + ring.confidence(toward: $1, factor: factor, limits: ConfidenceFill.limits).visits
        }
      }
      #expect(visits[0] >= Self.directions.count)
      #expect(visits[1] <= 3 * visits[0], "\(visits) at \(factor)")
    }
  }

  @Test func withoutADirectionNothingIsSure() {
    let ring = PrototypeRing([Vector(0, 0), Vector(.nan, 1)])
    let found = ring.confidence(toward: Vector(0, 1), factor: 8, limits: ConfidenceFill.limits)
    #expect(found == PrototypeRing.Confidence(owner: 0, step: 0, visits: 0))
  }
}
