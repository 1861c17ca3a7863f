internal import Kernels

/// The two directions along which a set of embeddings varies most, for a first look at many dimensions;
/// no angle and no boundary can be read from it.
///
/// Found by power iteration on at most `most` rows, evenly taken, from a fixed start: the same bits
/// each time. Embeddings are compared by their directions, so that lengths are taken out first.
public struct PrincipalAxes: Sendable {
  /// count × 2: where the directions of all embeddings lie, from their mean.
  public let places: [Float]
  /// The share of the variance that lies in each of the two, in 0…1.
  public let shares: [Double]

  /// Rows that the axes are found from.
  public static let most: Int = 400
  private static let iterations = 40

  /// - Precondition: at least two dimensions.
  public init(_ embeddings: [Float], dimension: Int) {
    let unit = UnitRows(embeddings.map(Double.init), dimension: dimension).directions
    let count = unit.count / dimension
    let step = max(1, (count + Self.most - 1) / Self.most)
    var mean = [Double](repeating: 0, count: dimension)
    let chosen = stride(from: 0, to: count, by: step).map { $0 * dimension }
    for start in chosen {
      for axis in 0..<dimension { mean[axis] += unit[start + axis] / Double(chosen.count) }
    }
    let rows = chosen.map { start in (0..<dimension).map { unit[start + $0] - mean[$0] } }
    var axes: [[Double]] = []
    var variances: [Double] = []
    for _ in 0..<2 {
      let found = Self.axis(of: rows, beside: axes)
      axes.append(found.axis)
      variances.append(found.variance)
    }
    let total = rows.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } }
    shares = variances.map { total > 0 ? $0 / total : 0 }
    places = (0..<count).flatMap { row in
      axes.map { axis in
        Float(
          (0..<dimension).reduce(0.0) {
            $0 + (unit[row * dimension + $1] - mean[$1]) * axis[$1]
          })
      }
    }
  }

  /// The direction of most variance at a right angle to others, and that variance.
  private static func axis(
    of rows: [[Double]], beside others: [[Double]]
  ) -> (axis: [Double], variance: Double) {
    let dimension = rows.first?.count ?? 2
    // No symmetry of data is likely to be at a right angle to it.
    var axis = (0..<dimension).map { 1 + 0.1 * Double(($0 * 7 + others.count) % 11) }
    var variance = 0.0
    for _ in 0..<iterations {
      for other in others {
        let along = zip(axis, other).reduce(0) { $0 + $1.0 * $1.1 }
        for index in axis.indices { axis[index] -= along * other[index] }
      }
      let length = axis.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { break }
      axis = axis.map { $0 / length }
      var next = [Double](repeating: 0, count: dimension)
      variance = 0
      for row in rows {
        let along = zip(row, axis).reduce(0) { $0 + $1.0 * $1.1 }
        variance += along * along
        for index in next.indices { next[index] += along * row[index] }
      }
      guard variance > 0 else { break }
      axis = next
    }
    let length = axis.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return (length > 0 ? axis.map { $0 / length } : axis, variance)
  }
}
