import Kernels
import Testing

@testable import Training

/// Rows on a coarse grid, so that many are equally near, or 301 on a fine one; and a class that is alone.
private func samples(_ count: Int) -> (rows: [Float], labels: [Int32]) {
  var generator = SeededGenerator(seed: 11)
  let rows = (0..<3 * count).map { _ in Float(generator.index(below: count == 301 ? 999 : 4)) - 1 }
  return (rows, (0..<count).map { $0 == 7 ? 9 : Int32(generator.index(below: 3)) })
}

@Test(arguments: [false, true], [5, 16, 90, 300, 301])
func ranksAreThoseOfSortingEverybody(_ normalizes: Bool, _ count: Int) throws {
  let (rows, labels) = samples(count)
  let similarity = Similarity(rows, dimension: 3, normalizes: normalizes)
  let asking = labels.indices.filter { query in labels.count { $0 == labels[query] } > 1 }
  var (firsts, precisions) = (0, 0.0)
  for query in asking {
    let ranked = labels.indices.filter { $0 != query }
      .map { (sample: $0, score: similarity.score(query, $0)) }
      .sorted {
        $0.score != $1.score
          ? $0.score > $1.score
          : labels[$0.sample] != labels[query] && labels[$1.sample] == labels[query]
      }
    let places = ranked.indices.filter { labels[ranked[$0].sample] == labels[query] }
    if places[0] == 0 { firsts += 1 }
    let sum = places.enumerated().reduce(0.0) { $0 + Double($1.0 + 1) / Double($1.1 + 1) }
    precisions += sum / Double(places.count)
  }
  let retrieval = try #require(
    Retrieval(rows, labels: labels, dimension: 3, normalizes: normalizes, seed: 1))
  #expect(retrieval.queries == asking.count)
  #expect(retrieval.rank1 == Double(firsts) / Double(asking.count))
  #expect(retrieval.meanAveragePrecision == precisions / Double(asking.count))
}

@Test func ofOneClassAloneNothingIsFoundAgain() {
  let rows: [Float] = [1, 0, 0, 1, -1, 0]
  func found(_ labels: [Int32]) -> Retrieval? {
    Retrieval(rows, labels: labels, dimension: 2, normalizes: true, seed: 1)
  }
  #expect(found([4, 4, 4]) == nil)
  #expect(found([4, 4, 5]) != nil)
}

/// A file sorted by class favoured its first ones.
@Test(arguments: [false, true])
func theOrderOfSamplesChangesNothingThatIsFound(_ normalizes: Bool) throws {
  let (rows, labels) = samples(300)
  var generator = SeededGenerator(seed: 2)
  let order = generator.permutation(of: labels.count)
  let found = try [Array(labels.indices), order].map { order in
    try #require(
      Retrieval(
        order.flatMap { rows[3 * $0..<3 * $0 + 3] }, labels: order.map { labels[$0] },
        dimension: 3, normalizes: normalizes, seed: 1))
  }
  #expect(found[0].matches == found[1].matches)
  #expect((found[0].meanAveragePrecision - found[1].meanAveragePrecision).magnitude < 1e-12)
}

/// Rows of one direction each had a neighbour of their own by the last digit of their lengths.
@Test func rowsThatAreOnlyScaledAreFoundAsBefore() throws {
  var generator = SeededGenerator(seed: 5)
  let labels = (0..<96).map { Int32($0 / 8) }
  let rows = (0..<288).map { _ in Float(generator.index(below: 5)) - 1.5 }
  let scales = labels.map { _ in Float([0.1, 0.3, 1, 5, 7][generator.index(below: 5)]) }
  let found = try [rows, rows.enumerated().map { $1 * scales[$0 / 3] }].map { values in
    let table = DataTable(
      name: "t", width: 3, values: values, labels: labels, classTitles: (0..<12).map { "\($0)" })
    return try #require(EmbeddingReport(table, losses: []).retrieval)
  }
  #expect(found[0].rank1.value == found[1].rank1.value)
  #expect(found[0].rank5.value == found[1].rank5.value)
  #expect(found[0].meanAveragePrecision.value == found[1].meanAveragePrecision.value)
}
