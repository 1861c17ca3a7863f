internal import Kernels

/// How alike the pairs of a set of embeddings are: the cosine, or less the Euclidean distance where
/// lengths count.
public struct PairScores: Sendable {
  /// Of pairs of one class, descending.
  public private(set) var same: [Double] = []
  /// Of pairs of two classes, descending.
  public private(set) var different: [Double] = []
  /// How many pairs the set has.
  public private(set) var pairs: Int = 0

  /// As many pairs as are all looked at; of more, so many are drawn by a seed.
  public static let most: Int = 200_000

  /// Whether these are a sample of the pairs.
  public var isSampled: Bool { same.count + different.count < pairs }

  /// - Parameters:
  ///   - embeddings: count × dimension, row-major.
  ///   - labels: one a row.
  ///   - normalizes: whether only directions count.
  public init(
    _ embeddings: [Float], labels: [Int32], dimension: Int, normalizes: Bool, seed: UInt64
  ) {
    let count = labels.count
    let rows = Similarity(embeddings, dimension: dimension, normalizes: normalizes)
    pairs = count * (count - 1) / 2
    if pairs <= Self.most {
      for first in 0..<max(count, 1) {
        for second in first + 1..<max(count, first + 1) {
          add(rows.score(first, second), isSame: labels[first] == labels[second])
        }
      }
    } else {
      var generator = SeededGenerator(seed: seed, stream: RandomStream.pairs.rawValue)
      for _ in 0..<Self.most {
        let first = generator.index(below: count)
        let second = (first + 1 + generator.index(below: count - 1)) % count
        add(rows.score(first, second), isSame: labels[first] == labels[second])
      }
    }
    same.sortDescending()
    different.sortDescending()
  }

  /// A pair that is no number is as far apart as can be, and no rate is told of a set that has one.
  private mutating func add(_ score: Double, isSame: Bool) {
    let score = score.isNaN ? -.infinity : score
    if isSame { same.append(score) } else { different.append(score) }
  }
}
