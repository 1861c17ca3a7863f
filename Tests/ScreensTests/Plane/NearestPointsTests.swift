import Kernels
import Plotting
import Testing

@testable import Laboratory
@testable import Screens

@Suite struct NearestPointsTests {
  private static func points(_ count: Int, _ generator: inout SeededGenerator) -> [Vector] {
    (0..<count).map { _ in Vector(generator.normal(), generator.normal()) }
  }

  /// The nearest row, by asking all.
  private static func bruteForce(_ points: [Vector], _ place: Vector) -> Int? {
    var best: (distance: Double, row: Int)?
    for (row, point) in points.enumerated() where point.x.isFinite && point.y.isFinite {
      let offset = point - place
      let distance = offset.dot(offset)
      if distance < best?.distance ?? .infinity { best = (distance, row) }
    }
    return best?.row
  }

  @Test(arguments: [1, 2, 7, 8, 9, 31, 64, 300])
  func theNearestIsThatOfBruteForce(_ count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let free = Self.points(count, &generator)
    // Whole numbers make duplicates and ties in plenty.
    let whole = free.map { Vector((2 * $0.x).rounded(), (2 * $0.y).rounded()) }
    var broken = whole
    broken[count / 2] = Vector(.nan, 0)
    broken[count / 3] = Vector(0, .infinity)
    for points in [free, whole, broken] {
      let nearest = NearestPoints(points)
      for _ in 0..<200 {
        let place = Vector(2 * generator.normal(), 2 * generator.normal())
        #expect(nearest.nearest(to: place)?.row == Self.bruteForce(points, place))
        let between = Vector((2 * place.x).rounded() / 2, (2 * place.y).rounded() / 2)
        #expect(nearest.nearest(to: between)?.row == Self.bruteForce(points, between))
      }
    }
  }

  @Test func withoutPointsThereIsNone() {
    #expect(NearestPoints([]).nearest(to: Vector(0, 0)) == nil)
    #expect(NearestPoints([Vector(.nan, .nan)]).nearest(to: Vector(0, 0)) == nil)
  }

  /// Spread out, in eight heaps, nearly in one place and wholly in one place.
  @Test(arguments: [1, 1e-3, 1e-7, 0.0], [1, 8])
  func aThousandPointsCostFewLooksWhereverTheyLie(_ spread: Double, _ heaps: Int) {
    var generator = SeededGenerator(seed: 3)
    let points = Self.points(1000, &generator).enumerated().map { row, point in
      let angle = 2 * Double.pi * Double(row % heaps) / Double(heaps)
      return Vector(Double.cos(angle), Double.sin(angle)) + spread * point
    }
    let nearest = NearestPoints(points)
    var visits = 0
    let places = (0..<1000).map { Vector(Double($0 % 32) / 8 - 2, Double($0 / 32) / 8 - 2) }
    for (index, place) in places.enumerated() {
      guard let found = nearest.nearest(to: place) else { continue }
      if index % 25 == 0 { #expect(found.row == Self.bruteForce(points, place)) }
      visits += found.visits
    }
    #expect(visits < 150 * places.count, "\(visits)")
  }
}
