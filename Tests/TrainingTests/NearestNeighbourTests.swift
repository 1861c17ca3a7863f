import Kernels
import MarginLosses
import Testing

@testable import Training

private func samples(_ embeddings: [Float], labels: [Int32]) -> SampleSet {
  var set = SampleSet()
  set.embeddings = embeddings
  set.judgements = labels.map { label in
    var judgement = Judgement()
    judgement.label = label
    return judgement
  }
  return set
}

/// Whole numbers, so that many rows are equally near and every sum is exact.
@Test(arguments: [2, 16, 17, 40]) func neighboursAreThoseOfAllPairsInAnyDimension(dimension: Int) {
  var generator = SeededGenerator(seed: 3, stream: 1)
  let count = 101
  let rows = (0..<count * dimension).map { _ in Float(Int(generator.uniform() * 3)) }
  let set = samples(rows, labels: (0..<count).map { Int32($0 % 3) })
  var right = 0
  for query in 0..<count {
    func distance(_ row: Int) -> Float {
      (0..<dimension).reduce(0) { sum, axis in
        let difference = rows[query * dimension + axis] - rows[row * dimension + axis]
        return sum + difference * difference
      }
    }
    let nearest = (0..<count).filter { $0 != query }.min { (distance($0), $0) < (distance($1), $1) }
    if nearest.map({ $0 % 3 == query % 3 }) ?? false { right += 1 }
  }
  let share = NearestNeighbour.accuracy(
    of: set, among: set, dimension: dimension, normalizes: false, isSameSet: true)
  #expect(share == Double(right) / Double(count))
}

@Test(arguments: [2, 3, 24]) func theNearestOtherDirectionIsThatOfAllAngles(dimension: Int) {
  var generator = SeededGenerator(seed: 5, stream: 1)
  let (classes, count) = (7, 90)
  let rows = (0..<count * dimension).map { _ in Float(generator.uniform() - 0.4) }
  var snapshot = Snapshot()
  snapshot.dimension = dimension
  snapshot.classNames = (0..<classes).map { "\($0)" }
  snapshot.training = samples(rows, labels: (0..<count).map { Int32($0 % classes) })
  let directions = ClassDirections(snapshot)
  let nearest = directions.nearestAngles(of: snapshot.training)
  for sample in 0..<count {
    let angles = (0..<classes).filter { $0 != sample % classes }.map { other in
      var asked = SampleSet()
      asked.embeddings = Array(rows[sample * dimension..<(sample + 1) * dimension])
      asked.judgements = samples([], labels: [Int32(other)]).judgements
      return directions.ownAngles(of: asked)[0]
    }
    #expect(nearest[sample] == angles.min())
  }
}

/// Of 5,000 rows held out two thousand were asked, and nobody was told.
@Test func aRunIsMeasuredByAllThatAskWhereThatIsCheap() {
  func queries(_ all: Int, _ rows: Int, _ dimension: Int, _ isMeasured: Bool = true) -> Int {
    NearestNeighbour.queries(
      of: all, among: rows, dimension: dimension, isMeasured: isMeasured)
  }
  #expect(queries(5000, 15_000, 6) == 5000 && queries(5000, 15_000, 6, false) == 2000)
  #expect(queries(900, 15_000, 512) == 900 && queries(5000, 60_000, 512) == 651)
  #expect(queries(5000, 1_000_000, 512) == 500)
}

/// The numbers of two rows differ by more than the largest number of 32 bits.
@Test func rowsAnInfinityApartHaveNeighboursAllTheSame() {
  let set = samples([2e38, 1, 1, 1, -1, 1, -2e38, 2], labels: [0, 0, 1, 1])
  let share = NearestNeighbour.accuracy(
    of: set, among: set, dimension: 2, normalizes: false, isSameSet: true)
  #expect(share != nil)
}
