import Kernels
import MarginLosses
import Testing

private func degrees(_ classes: Int, _ dimension: Int) -> Double {
  Spacing.widest(classes: classes, dimension: dimension) * 180 / .pi
}

/// Solids whose corners are as far apart as that many points can be: Fejes Tóth's bound is theirs.
@Test(arguments: [(4, 109.4712), (6, 90), (12, 63.4349)])
func solidsOfTrianglesReachTheBoundOfTheSphere(_ corners: Int, _ angle: Double) {
  #expect((degrees(corners, 3) - angle).magnitude < 1e-3)
}

/// The best known packings of N. J. A. Sloane's tables, and the 600-cell, whose 120 corners are 36° apart.
@Test(arguments: [
  (5, 3, 90.0), (7, 3, 77.8695), (8, 3, 74.8585), (24, 3, 43.6908), (24, 4, 60), (120, 4, 36),
  (240, 8, 60), (56, 7, 60),
])
func noKnownPackingIsWiderThanTheBound(_ points: Int, _ dimension: Int, _ angle: Double) {
  #expect(degrees(points, dimension) >= angle - 1e-3)
}

/// Corners of which nobody can spread as many more widely.
@Test(arguments: [
  (7, 3, 77.8695), (8, 3, 74.8585), (9, 3, 70.5288), (10, 3, 66.1468), (11, 3, 63.4349),
  (13, 3, 57.1367), (14, 3, 55.6706), (24, 3, 43.6908), (10, 4, 80.4059),
])
func whatIsProvenIsSaidAndReached(_ points: Int, _ dimension: Int, _ angle: Double) {
  #expect((degrees(points, dimension) - angle).magnitude < 1e-4)
  #expect(Spacing.isReached(classes: points, dimension: dimension))
  #expect(!Spacing.isReached(classes: 15, dimension: dimension))
}

/// Of nine: three rings of three, each turned against the one below.
@Test func nineDirectionsAreSpreadAsWidelyAsIsSaid() {
  let height = 5.0.squareRoot() / 3
  let rings: [(height: Double, turn: Double)] = [(0, .pi / 3), (height, 0), (-height, 0)]
  let rows: [[Double]] = rings.flatMap { ring in
    (0..<3).map { place in
      let turn = ring.turn + 2 * Double.pi * Double(place) / 3
      let radius = (1 - ring.height * ring.height).squareRoot()
      return [radius * Double.cos(turn), radius * Double.sin(turn), ring.height]
    }
  }
  var nearest = -1.0
  for first in rows.indices {
    for second in 0..<first {
      nearest = max(nearest, zip(rows[first], rows[second]).reduce(0) { $0 + $1.0 * $1.1 })
    }
  }
  #expect((nearest - Double.cos(Spacing.widest(classes: 9, dimension: 3))).magnitude < 1e-8)
}

@Test func oneDimensionHasTwoDirections() {
  #expect(degrees(2, 1) == 180 && degrees(3, 1) == 0 && Spacing.isReached(classes: 3, dimension: 1))
}

@Test func moreClassesAreNeverFartherApart() {
  for dimension in [2, 3, 4, 8, 64, 512] {
    var least = 180.0
    for classes in 2...80 {
      let angle = degrees(classes, dimension)
      #expect(angle > 0 && angle <= least + 1e-6, "\(classes) in \(dimension)-D")
      least = angle
    }
    #expect(degrees(1000, dimension) <= least + 1e-6)
  }
}

@Test(arguments: [3, 4, 5, 8], [9, 20, 100])
func randomDirectionsDoNotExceedTheBound(_ dimension: Int, _ classes: Int) {
  var generator = SeededGenerator(seed: UInt64(100 * dimension + classes))
  let widest = Spacing.widest(classes: classes, dimension: dimension)
  for _ in 0..<20 {
    let rows = (0..<classes * dimension).map { _ in generator.normal() }
    var largest = -1.0
    for first in 0..<classes {
      for second in 0..<first {
        let (a, b) = (first * dimension, second * dimension)
        let products = (0..<dimension).reduce((0.0, 0.0, 0.0)) { sums, axis in
          let (x, y) = (rows[a + axis], rows[b + axis])
          return (sums.0 + x * y, sums.1 + x * x, sums.2 + y * y)
        }
        largest = max(largest, products.0 / (products.1 * products.2).squareRoot())
      }
    }
    #expect(largest >= Double.cos(widest) - 1e-9)
  }
}
