import Kernels
import LaneRows
import Testing

private let minings: [ComparedRows.Mining] = [
  .all, .allNonzero, .easy, .semihard, .hard, .batchHard, .facenetSemihard,
]

private func points(_ count: Int, dimension: Int) -> (rows: [Float], labels: [Int32]) {
  var generator = SeededGenerator(seed: 31)
  let rows = (0..<count * dimension).map { _ in Float(generator.normal()) }
  return (rows, (0..<count).map { _ in Int32(generator.index(below: 4)) })
}

@Test(arguments: minings, [(3, 2), (50, 2), (37, 5)])
func tripletsAreTheSameBitsAtEveryLevel(_ mining: ComparedRows.Mining, _ shape: (Int, Int)) {
  let (rows, labels) = points(shape.0, dimension: shape.1)
  let results = Level.available.map { level in
    var gradient = [Float](repeating: 0, count: rows.count)
    let sums = CompareKernel.triplets(
      of: rows, labels, dimension: shape.1, at: level, into: &gradient, share: { _ in 1 }
    ) {
      $0.margin = 0.4
      $0.isSquared = shape.1 == 2
      $0.mining = mining
    }
    return (
      gradient + [sums.sum], [sums.compared, sums.easy, sums.semihard, sums.hard]
    )
  }
  for result in results { #expect(result == results[0]) }
}

@Test(arguments: [false, true], [(1, 2), (50, 2), (37, 5)])
func pairsAreTheSameBitsAtEveryLevel(_ pullsBack: Bool, _ shape: (Int, Int)) {
  let (rows, labels) = points(shape.0, dimension: shape.1)
  let results = Level.available.map { level in
    var gradient = [Float](repeating: 0, count: rows.count)
    let sums = CompareKernel.pairs(
      of: rows, labels, dimension: shape.1, at: level, into: &gradient, share: { _ in 1 }
    ) {
      $0.margin = 1.5
      $0.pullsBack = pullsBack
    }
    return gradient + [sums.sum, Float(sums.active)]
  }
  for result in results { #expect(result == results[0]) }
}
