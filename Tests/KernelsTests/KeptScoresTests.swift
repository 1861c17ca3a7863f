import Kernels
import Testing

@Suite struct KeptScoresTests {
  @Test(arguments: [false, true])
  func whatIsNotBelowAnEdgeIsKeptInOrderAtEveryLevel(_ areDistances: Bool) {
    var generator = SeededGenerator(seed: 8)
    let (count, dimension) = (600, 3)
    let table = (0..<count * dimension).map { _ in Float(generator.normal()) }
    let rowFactors = (0..<count).map { _ in generator.uniform() }
    // So many that the list of each is full before the last row.
    let asking = 260
    let queries = (0..<asking * dimension).map { _ in generator.normal() }
    let factors = (0..<asking).map { _ in generator.uniform() }
    let usual: [Double] = areDistances ? [-1, -2, -9, 0, -1.5] : [0.1, 0.4, -9, 9, 0]
    let edges = (0..<asking).map { usual[$0 % 5] }
    for level in Level.available {
      var kernel = ScoreKernel(
        queries: queries, dimension: dimension, areDistances: areDistances, level: level)
      var kept = KeptScores(
        factors: areDistances ? nil : factors,
        rowFactors: rowFactors + [Double](repeating: 0, count: 16), edges: edges, room: 100,
        level: level)
      var found = [[Int32]](repeating: [], count: asking)
      var expected = found
      for start in stride(from: 0, to: count, by: 16) {
        let block = start..<min(start + 16, count)
        kernel.compare(block, of: table)
        kept.keep(block, of: kernel)
        for query in 0..<asking {
          for row in block {
            let sum = kernel.results[query * 16 + row - start]
            let score =
              areDistances ? -sum.squareRoot() : sum * factors[query] * rowFactors[row]
            if score >= edges[query] { expected[query].append(Int32(row)) }
          }
        }
        kept.empty(isLast: block.upperBound == count) { query, scores, places in
          found[query] += places
          #expect(scores.count == places.count && scores.allSatisfy { $0 >= edges[query] })
        }
      }
      #expect(found == expected && found.map(\.count).max() == count)
    }
  }
}
