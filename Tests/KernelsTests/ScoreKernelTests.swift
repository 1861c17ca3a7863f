import Kernels
import Testing

/// Numbers of very different sizes, so that another order of sums would show.
private func numbers(_ count: Int, seed: UInt64) -> [Float] {
  var generator = SeededGenerator(seed: seed)
  return (0..<count).map { _ in Float(generator.normal() * Double.exp(4 * generator.normal())) }
}

@Test(arguments: [(1, 1), (3, 2), (4, 7), (6, 33)], [false, true])
func scoresAreSumsOverTheAxesInTheirOrderAtEveryLevel(
  _ shape: (queries: Int, dimension: Int), _ areDistances: Bool
) {
  let (count, dimension) = shape
  let table = numbers(21 * dimension, seed: 3)
  let queries = numbers(count * dimension, seed: 5)
  for level in Level.available {
    var kernel = ScoreKernel(
      queries: queries.map { Double($0) }, dimension: dimension, areDistances: areDistances,
      level: level)
    for block in [0..<16, 16..<21] {
      kernel.compare(block, of: table)
      for query in 0..<count {
        for row in block {
          var sum = 0.0
          for axis in 0..<dimension {
            let x = Double(table[row * dimension + axis])
            let q = Double(queries[query * dimension + axis])
            sum += areDistances ? (q - x) * (q - x) : q * x
          }
          #expect(kernel.results[query * 16 + row - block.lowerBound] == sum)
        }
      }
    }
  }
}
