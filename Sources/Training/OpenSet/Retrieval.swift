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
  public static let most: Int = 1000
  /// Multiplications that all queries together may take; many rows of many numbers leave fewer
  /// queries, and ten at least.
  static let mostWork: Int = 2_000_000_000

  /// The share whose nearest other sample is of their class.
  public var rank1: Double { matches[0] }

  /// Nil where no class has two samples, of one class alone, of which whatever is found is right, and where
  /// an embedding is no number.
  ///
  /// - Complexity: n log m a query, of m samples of its class. Of equally near samples those of
  ///   other classes count as the nearer ones.
  public init?(
    _ embeddings: [Float], labels: [Int32], dimension: Int, normalizes: Bool, seed: UInt64
  ) {
    var counts: [Int32: Int] = [:]
    for label in labels { counts[label, default: 0] += 1 }
    let able = labels.indices.filter { counts[labels[$0], default: 0] > 1 }
    guard !able.isEmpty, counts.count > 1, embeddings.allSatisfy(\.isFinite) else { return nil }
    var asking = able
    let most = min(
      Self.most, max(10, Self.mostWork / max(labels.count * dimension, 1)))
    if able.count > most {
      var generator = SeededGenerator(seed: seed, stream: RandomStream.pairs.rawValue)
      asking = generator.permutation(of: able.count).prefix(most).map { able[$0] }.sorted()
    }
    let rows = Similarity(embeddings, dimension: dimension, normalizes: normalizes)
    var members: [Int32: [Int]] = [:]
    for (sample, label) in labels.enumerated() { members[label, default: []].append(sample) }
    var rankings = Rankings(labels, rows)
    var firstRanks = [Int](repeating: 0, count: Self.ranks)
    var sum = 0.0
    for answer in rankings.answers(asking, members: { members[$0] ?? [] }) {
      if answer.firstRank < Self.ranks { firstRanks[answer.firstRank] += 1 }
      sum += answer.precision
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
