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
  /// - Complexity: O(queries · gallery · dimension), for 2,000 queries at most.
  static func accuracy(
    of queries: SampleSet, among gallery: SampleSet, dimension: Int, normalizes: Bool,
    isSameSet: Bool
  ) -> Double? {
    let count = min(queries.count, mostQueries)
    guard count > 0, gallery.count > (isSameSet ? 1 : 0) else { return nil }
    let asked = MetricRows(queries.embeddings, dimension: dimension, normalizes: normalizes).points
    let known = MetricRows(gallery.embeddings, dimension: dimension, normalizes: normalizes).points
    var right = 0
    for query in 0..<count {
      var best = (row: -1, distance: Float.infinity)
      for row in 0..<gallery.count where !(isSameSet && row == query) {
        var distance: Float = 0
        for axis in 0..<dimension {
          let difference = asked[query * dimension + axis] - known[row * dimension + axis]
          distance += difference * difference
        }
        if distance < best.distance { best = (row, distance) }
      }
      guard best.row >= 0 else { continue }
      if gallery.judgements[best.row].label == queries.judgements[query].label { right += 1 }
    }
    return Double(right) / Double(count)
  }
}
