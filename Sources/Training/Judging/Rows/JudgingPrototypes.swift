internal import Kernels

/// What stands for a class when rows are judged.
public enum JudgingMeans: String, CaseIterable, Sendable {
  /// The mean direction of the class's other rows: no row is judged by what it has made itself.
  case others
  /// The mean direction of all of its rows.
  case all
}

/// One prototype a class, in double precision: given, or sums of rows scaled to length 1.
struct JudgingPrototypes: Sendable {
  let classes: Int
  let dimension: Int
  /// classes × dimension, not scaled.
  let vectors: [Double]
  /// One a class.
  let lengths: [Double]
  /// Rows that went into each; empty where prototypes were given.
  let counts: [Int]
  /// Whether a row is taken out of its class's sum before it is judged.
  let leavesOut: Bool

  /// What a sum of directions may be off by, for each of them.
  static let rounding = 1e-12

  var areGiven: Bool { counts.isEmpty }

  /// Whether they were given with lengths of their own: of one length directions alone decide.
  var differInLength: Bool {
    guard areGiven, let least = lengths.min(), let most = lengths.max() else { return false }
    return most - least > 1e-5 * most
  }

  /// - Parameter inverses: one over each row's length.
  init(_ table: DataTable, inverses: [Double], means: JudgingMeans) {
    (classes, dimension) = (table.classes, table.width)
    let isGiven = !table.prototypes.isEmpty
    var vectors = table.prototypes.map { Double($0) }
    var counts = [Int](repeating: 0, count: isGiven ? 0 : table.classes)
    if !isGiven {
      vectors = Array(repeating: 0, count: table.classes * table.width)
      for row in table.trainingRows {
        let (label, inverse) = (Int(table.labels[row]), inverses[row])
        counts[label] += 1
        table.values.withUnsafeBufferPointer { values in
          vectors.withUnsafeMutableBufferPointer { vectors in
            for axis in 0..<table.width {
              vectors[label * table.width + axis] +=
                Double(values[row * table.width + axis]) * inverse
            }
          }
        }
      }
    }
    let lengths = RowLengths.of(vectors, dimension: table.width)
    // A mean that rounding alone has left has no direction.
    let isNothing = lengths.indices.map { label in
      !isGiven && lengths[label] <= Self.rounding * Double(counts[label])
    }
    for label in isNothing.indices where isNothing[label] {
      for axis in 0..<table.width { vectors[label * table.width + axis] = 0 }
    }
    self.vectors = vectors
    self.counts = counts
    self.lengths = zip(lengths, isNothing).map { $1 ? 0 : $0 }
    leavesOut = !isGiven && means == .others && !table.rows.hasSplit
  }

  /// Whether a row of a class has something to be held against: of its mean, more than itself.
  func judges(_ label: Int32) -> Bool {
    areGiven || counts[Int(label)] > (leavesOut ? 1 : 0)
  }

  /// Directions of single precision, whose products with rows are exact.
  var directions: [Double] {
    vectors.indices.map { index in
      let length = lengths[index / dimension]
      return length > 0 ? Double(Float(vectors[index] / length)) : 0
    }
  }

  /// The nearest two; nil where fewer than two classes have a direction.
  func narrowestPair(_ inPieces: InPieces) -> PrototypeGap? {
    guard classes > 1 else { return nil }
    let directions = directions
    let rows = directions.map { Float($0) }
    let inverses = RowLengths.of(directions, dimension: dimension).map { $0 > 0 ? 1 / $0 : 0 }
    let kernel = ScoreKernel(queries: directions, dimension: dimension, areDistances: false)
    let size = 32 * ScoreKernel.rowsAtOnce
    let best = gathered((classes + size - 1) / size, inPieces) { piece in
      var kernel = kernel
      var best = (cosine: -Double.infinity, first: 0, second: 0)
      let end = min((piece + 1) * size, classes)
      for start in stride(from: piece * size, to: end, by: ScoreKernel.rowsAtOnce) {
        let here = start..<min(start + ScoreKernel.rowsAtOnce, end)
        kernel.compare(here, of: rows)
        let beyond = RowJudge.largest(kernel.results, inverses, from: here.upperBound)
        for first in here where inverses[first] > 0 {
          let lane = first - start
          let rest = (first + 1..<max(here.upperBound, first + 1)).filter { inverses[$0] > 0 }.map {
            (
              value: kernel.results[$0 * ScoreKernel.rowsAtOnce + lane] * inverses[$0], place: $0
            )
          }
          for other in rest + [beyond[lane]] where other.value * inverses[first] > best.cosine {
            best = (other.value * inverses[first], first, other.place)
          }
        }
      }
      return best
    }.max { $0.cosine < $1.cosine }
    // Classes without a mean are near to none.
    guard let best, best.cosine > -.infinity else { return nil }
    return PrototypeGap(
      first: best.first, second: best.second, angle: angle(between: best.first, best.second))
  }

  private func angle(between first: Int, _ second: Int) -> Double {
    let row = vectors[first * dimension..<(first + 1) * dimension]
    return angle(to: second, lengths[first]) { row[row.startIndex + $0] }
  }

  /// Radians from a vector of some length to a class's prototype, which has a direction.
  func angle(to label: Int, _ length: Double, _ vector: (Int) -> Double) -> Double {
    let inverse = length > 0 ? 1 / length : 0
    let scale = lengths[label] > 0 ? 1 / lengths[label] : 0
    return SpherePair(dimension: dimension) { axis in
      (vector(axis) * inverse, vectors[label * dimension + axis] * scale)
    }.angle
  }
}
