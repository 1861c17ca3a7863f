import Kernels
import Testing

@testable import Training

@Suite struct PrincipalAxesTests {
  @Test func theAxesAreThoseOfTheMostVariance() {
    // Directions close to the first axis that vary along the second much, along the third a little.
    var generator = SeededGenerator(seed: 5)
    let embeddings = (0..<300).flatMap { _ -> [Float] in
      let length = 1 + 3 * generator.uniform()
      let direction = [
        1, 0.3 * generator.normal(), 0.1 * generator.normal(), 0.02 * generator.normal(),
      ]
      return direction.map { Float(length * $0) }
    }
    let axes = PrincipalAxes(embeddings, dimension: 4)
    #expect(axes.places.count == 600)
    #expect(axes.shares[0] > 0.8 && axes.shares[1] > 0.05)
    #expect(axes.shares[0] + axes.shares[1] > 0.95 && axes.shares[0] + axes.shares[1] <= 1 + 1e-12)
    // The first place of a row follows its second number over its length.
    var product = 0.0
    var squares = (0.0, 0.0)
    for row in 0..<300 {
      let numbers = embeddings[4 * row..<4 * row + 4].map(Double.init)
      let length = numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let (place, second) = (Double(axes.places[2 * row]), numbers[1] / length)
      product += place * second
      squares = (squares.0 + place * place, squares.1 + second * second)
    }
    #expect((product / (squares.0 * squares.1).squareRoot()).magnitude > 0.99)
  }

  @Test func pointsInOnePlaceHaveNoVariance() {
    let axes = PrincipalAxes([Float](repeating: 1, count: 30), dimension: 3)
    #expect(axes.shares.allSatisfy { $0 < 1e-9 } && axes.places.allSatisfy { $0.magnitude < 1e-5 })
  }
}
