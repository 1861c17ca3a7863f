import Kernels
import MarginLosses
import Testing

@testable import Training

private func set(_ points: [Float], _ labels: [Int32]) -> SampleSet {
  var set = SampleSet()
  set.embeddings = points
  set.judgements = labels.map {
    var judgement = Judgement()
    judgement.label = $0
    return judgement
  }
  return set
}

@Test func theLabelOfTheNearestCounts() {
  let gallery = set([0, 0, 10, 0], [0, 1])
  let queries = set([1, 0, 9, 0, 4, 0, 6, 0], [0, 1, 1, 1])
  #expect(
    NearestNeighbour.accuracy(
      of: queries, among: gallery, dimension: 2, normalizes: false, isSameSet: false) == 0.75)
}

@Test func aSampleIsNotItsOwnNeighbour() {
  let points = set([0, 0, 1, 0, 10, 0], [0, 0, 1])
  let share = NearestNeighbour.accuracy(
    of: points, among: points, dimension: 2, normalizes: false, isSameSet: true)
  #expect(share == 2.0 / 3)
}

@Test func onTheSphereOnlyDirectionsCount() {
  let gallery = set([1, 0, 0, 10], [0, 1])
  let queries = set([9, 8], [0])
  func share(_ normalizes: Bool) -> Double? {
    NearestNeighbour.accuracy(
      of: queries, among: gallery, dimension: 2, normalizes: normalizes, isSameSet: false)
  }
  #expect(share(true) == 1)
  #expect(share(false) == 0)
}

@Test func withoutNeighboursThereIsNoShare() {
  let empty = set([], [])
  let single = set([1, 1], [0])
  for (queries, gallery, isSame) in [
    (empty, single, false), (single, empty, false), (single, single, true),
  ] {
    #expect(
      NearestNeighbour.accuracy(
        of: queries, among: gallery, dimension: 2, normalizes: false, isSameSet: isSame) == nil)
  }
}

@Test(arguments: [1, 2, 5], [true, false])
func theNearestIsThatOfAllRows(_ dimension: Int, _ isSame: Bool) {
  var generator = SeededGenerator(seed: 9)
  for _ in 0..<20 {
    // Coarse numbers, so that rows and distances coincide.
    let points = (0..<60 * dimension).map { _ in Float(generator.index(below: 5)) }
    let gallery = set(points, (0..<60).map { _ in Int32(generator.index(below: 3)) })
    let queries = isSame ? gallery : set(points.reversed(), gallery.judgements.map(\.label))
    var right = 0
    for query in 0..<60 {
      let distances = (0..<60).map { row -> Float in
        if isSame, row == query { return .infinity }
        return (0..<dimension).reduce(0) { sum, axis in
          let gap =
            queries.embeddings[query * dimension + axis] - points[row * dimension + axis]
          return sum + gap * gap
        }
      }
      let nearest = distances.indices.min { (distances[$0], $0) < (distances[$1], $1) } ?? 0
      if gallery.judgements[nearest].label == queries.judgements[query].label { right += 1 }
    }
    let share = NearestNeighbour.accuracy(
      of: queries, among: gallery, dimension: dimension, normalizes: false, isSameSet: isSame)
    #expect(share == Double(right) / 60)
  }
}
