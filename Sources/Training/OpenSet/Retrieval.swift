internal import Kernels

/// Each sample asks for others of its class among all the rest.
public struct Retrieval: Equatable, Sendable {
  /// The share of queries with one of their class among the nearest k, at position k − 1 (CMC).
  public let matches: [Double]
  /// The mean over queries of the mean precision at each sample of their class, all the rest ranked.
  public let meanAveragePrecision: Double
  /// How many samples asked; those that are alone of their class cannot.
  public let queries: Int
  /// Whether only a sample of them asked.
  public let isSampled: Bool

  /// As many neighbours as matches are counted among.
  public static let ranks: Int = 20
  /// As many samples as ask; of more, so many are drawn by a seed.
  public static let most: Int = 500

  /// The share whose nearest other sample is of their class.
  public var rank1: Double { matches[0] }

  /// Nil where no class has two samples.
  ///
  /// - Complexity: n log n a query. Of equally near samples the first counts as the nearer one.
  public init?(
    _ embeddings: [Float], labels: [Int32], dimension: Int, normalizes: Bool, seed: UInt64
  ) {
    var counts: [Int32: Int] = [:]
    for label in labels { counts[label, default: 0] += 1 }
    let able = labels.indices.filter { counts[labels[$0], default: 0] > 1 }
    guard !able.isEmpty else { return nil }
    var asking = able
    if able.count > Self.most {
      var generator = SeededGenerator(seed: seed, stream: RandomStream.pairs.rawValue)
      asking = generator.permutation(of: able.count).prefix(Self.most).map { able[$0] }.sorted()
    }
    let rows = Similarity(embeddings, dimension: dimension, normalizes: normalizes)
    var firstRanks = [Int](repeating: 0, count: Self.ranks)
    var sum = 0.0
    for query in asking {
      let ranked = labels.indices.filter { $0 != query }.map { ($0, rows.score(query, $0)) }
        .sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
      var (found, precisions) = (0, 0.0)
      for (place, other) in ranked.enumerated() where labels[other.0] == labels[query] {
        if found == 0, place < Self.ranks { firstRanks[place] += 1 }
        found += 1
        precisions += Double(found) / Double(place + 1)
      }
      sum += precisions / Double(found)
    }
    var reached = 0
    matches = firstRanks.map { count in
      reached += count
      return Double(reached) / Double(asking.count)
    }
    meanAveragePrecision = sum / Double(asking.count)
    queries = asking.count
    isSampled = asking.count < able.count
  }
}
