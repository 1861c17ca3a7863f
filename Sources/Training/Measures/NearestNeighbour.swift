internal import Kernels
internal import MarginLosses

/// How often the nearest trained embedding has the same label.
public enum NearestNeighbour {
  /// Samples that are asked about at most; enough for a share to two digits.
  public static let mostQueries: Int = 2000

  /// The share of `queries` whose nearest row of `gallery` has their label; nil without any.
  ///
  /// Where both are the same set, a sample is not its own neighbour. The lowest of equally near
  /// rows counts.
  ///
  /// - Complexity: rows are looked at from the query's first coordinate outwards, until that
  ///   alone is farther than the nearest found: all of them only where they share it.
  static func accuracy(
    of queries: SampleSet, among gallery: SampleSet, dimension: Int, normalizes: Bool,
    isSameSet: Bool
  ) -> Double? {
    let count = min(queries.count, mostQueries)
    guard count > 0, gallery.count > (isSameSet ? 1 : 0) else { return nil }
    let asked = MetricRows(queries.embeddings, dimension: dimension, normalizes: normalizes).points
    let known = SortedRows(
      MetricRows(gallery.embeddings, dimension: dimension, normalizes: normalizes).points,
      dimension: dimension)
    var right = 0
    for index in 0..<count {
      // Evenly from all queries, which may stand class by class.
      let query = index * queries.count / count
      let point = asked[query * dimension..<(query + 1) * dimension]
      guard let row = known.nearest(to: point, except: isSameSet ? query : nil) else { continue }
      if gallery.judgements[row].label == queries.judgements[query].label { right += 1 }
    }
    return Double(right) / Double(count)
  }
}

/// Rows in the order of their first coordinate.
private struct SortedRows {
  private let points: [Float]
  private let dimension: Int
  /// Rows with a finite first coordinate, and these coordinates.
  private let order: [Int]
  private let first: [Float]

  init(_ points: [Float], dimension: Int) {
    self.points = points
    self.dimension = dimension
    order = (0..<points.count / dimension).filter { points[$0 * dimension].isFinite }
      .sorted { (points[$0 * dimension], $0) < (points[$1 * dimension], $1) }
    first = order.map { points[$0 * dimension] }
  }

  /// The nearest row, the lowest of equally near ones; nil without any at a finite distance.
  func nearest(to point: ArraySlice<Float>, except excluded: Int?) -> Int? {
    let start = point[point.startIndex]
    var above = position(of: start)
    var below = above - 1
    var best = (row: -1, distance: Float.infinity)
    while below >= 0 || above < order.count {
      let down = below >= 0 ? start - first[below] : .infinity
      let up = above < order.count ? first[above] - start : .infinity
      // Two finite numbers may be an infinity apart.
      let isDown = below >= 0 && (above == order.count || down <= up)
      // Written so that a distance that is no number ends the search as well.
      guard min(down, up) * min(down, up) <= best.distance else { break }
      look(at: order[isDown ? below : above], from: point, excluded, &best)
      if isDown { below -= 1 } else { above += 1 }
    }
    return best.row >= 0 ? best.row : nil
  }

  private func look(
    at row: Int, from point: ArraySlice<Float>, _ excluded: Int?,
    _ best: inout (row: Int, distance: Float)
  ) {
    guard row != excluded else { return }
    var distance: Float = 0
    for axis in 0..<dimension {
      let difference = point[point.startIndex + axis] - points[row * dimension + axis]
      distance += difference * difference
    }
    if distance < best.distance || (distance == best.distance && row < best.row) {
      best = (row, distance)
    }
  }

  /// The first place whose coordinate is at least a value.
  private func position(of value: Float) -> Int {
    first.prefixCount { $0 < value }
  }
}
