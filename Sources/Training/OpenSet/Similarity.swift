internal import Kernels

/// Embeddings that can be compared two by two: numbers of single precision, sums of double.
struct Similarity {
  let points: [Float]
  let dimension: Int
  /// One over each length, and room for the lanes of a block; empty where lengths count. A row of zeros
  /// is like no other.
  private let factors: [Double]
  let normalizes: Bool

  init(_ embeddings: [Float], dimension: Int, normalizes: Bool) {
    points = embeddings
    self.dimension = dimension
    self.normalizes = normalizes
    guard normalizes else {
      factors = []
      return
    }
    factors =
      RowLengths.of(embeddings, dimension: dimension).map { $0 > 0 ? 1 / $0 : 0 }
      + [Double](repeating: 0, count: ScoreKernel.rowsAtOnce)
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

  /// Lists of the rows whose score with each of some queries is not below an edge of its own, in the memory
  /// of other lists of these rows, if there are any.
  func keep(_ queries: [Int], edges: [Double], room: Int, in kept: inout KeptScores?) {
    let factors: [Double]? = normalizes ? queries.map { self.factors[$0] } : nil
    if kept == nil {
      kept = KeptScores(factors: factors, rowFactors: self.factors, edges: edges, room: room)
    } else {
      kept?.ask(factors: factors, edges: edges, room: room)
    }
  }

  /// Rows that are compared with many others, sixteen at a time.
  func queries(_ rows: some Sequence<Int>) -> ScoreKernel {
    ScoreKernel(
      queries: rows.flatMap { row in
        points[row * dimension..<(row + 1) * dimension].map { Double($0) }
      }, dimension: dimension, areDistances: !normalizes)
  }

  /// The score of two rows from what the kernel says of them; a pair that is no number is as far apart
  /// as can be.
  func score(_ first: Int, _ second: Int, sum: Double) -> Double {
    let score = normalizes ? sum * factors[first] * factors[second] : -sum.squareRoot()
    return score.isNaN ? -.infinity : score
  }
}
