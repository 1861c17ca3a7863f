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

  /// How many of some scores, descending, are at least this much.
  public static func count(of scores: [Double], from least: Double) -> Int {
    var (low, high) = (0, scores.count)
    while low < high {
      let middle = (low + high) / 2
      if scores[middle] >= least { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// A pair that is no number is as far apart as can be.
  private mutating func add(_ score: Double, isSame: Bool) {
    let score = score.isNaN ? -.infinity : score
    if isSame { same.append(score) } else { different.append(score) }
  }
}

/// Embeddings that can be compared two by two: numbers of single precision, sums of double.
struct Similarity {
  private let points: [Float]
  private let dimension: Int
  /// One over each length; 1 where lengths count. A row of zeros is like no other.
  private let factors: [Double]
  private let normalizes: Bool

  init(_ embeddings: [Float], dimension: Int, normalizes: Bool) {
    points = embeddings
    self.dimension = dimension
    self.normalizes = normalizes
    guard normalizes else {
      factors = []
      return
    }
    factors = (0..<embeddings.count / max(dimension, 1)).map { row in
      let range = row * dimension..<(row + 1) * dimension
      let square = embeddings[range].reduce(0.0) { $0 + Double($1) * Double($1) }
      return square > 0 ? 1 / square.squareRoot() : 0
    }
  }

  /// The higher, the more alike.
  func score(_ first: Int, _ second: Int) -> Double {
    var sum = 0.0
    let (here, there) = (first * dimension, second * dimension)
    if normalizes {
      for axis in 0..<dimension {
        sum += Double(points[here + axis]) * Double(points[there + axis])
      }
      return sum * factors[first] * factors[second]
    }
    for axis in 0..<dimension {
      let offset = Double(points[here + axis]) - Double(points[there + axis])
      sum += offset * offset
    }
    return -sum.squareRoot()
  }
}
