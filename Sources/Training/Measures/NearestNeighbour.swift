internal import Kernels
internal import MarginLosses

/// How often the nearest trained embedding has the same label.
public enum NearestNeighbour {
  /// Samples that are asked about at most while a run is looked at; enough for a share to two digits.
  public static let mostQueries: Int = 2000
  /// Of many rows of many numbers so many ask at least, and as many as these multiplications allow.
  private static let fewestQueries = 500
  private static let mostWork = 20_000_000_000
  /// As many as these ask whatever their number, where a run is measured.
  private static let littleWork = 4_000_000_000

  /// How many of so many samples ask among so many rows.
  ///
  /// - Parameter isMeasured: whether a run is measured, and not looked at frame by frame.
  static func queries(of all: Int, among rows: Int, dimension: Int, isMeasured: Bool = false) -> Int
  {
    let size = max(rows * dimension, 1)
    let most = isMeasured ? max(mostQueries, littleWork / size) : mostQueries
    return min(all, max(fewestQueries, min(mostWork / size, most)))
  }

  /// The share of `queries` whose nearest row of `gallery` has their label; nil without any.
  ///
  /// Where both are the same set, a sample is not its own neighbour. The lowest of equally near
  /// rows counts.
  static func accuracy(
    of queries: SampleSet, among gallery: SampleSet, dimension: Int, normalizes: Bool,
    isSameSet: Bool, isMeasured: Bool = false
  ) -> Double? {
    let count = Self.queries(
      of: queries.count, among: gallery.count, dimension: dimension, isMeasured: isMeasured)
    guard count > 0, gallery.count > (isSameSet ? 1 : 0) else { return nil }
    // Evenly from all queries, which may stand class by class.
    let asking = (0..<count).map { $0 * queries.count / count }
    let asked = MetricRows(queries.embeddings, dimension: dimension, normalizes: normalizes).points
    let known = MetricRows(gallery.embeddings, dimension: dimension, normalizes: normalizes).points
    let points = asking.map { Array(asked[$0 * dimension..<($0 + 1) * dimension]) }
    let nearest =
      dimension <= SortedRows.mostDimensions
      ? SortedRows(known, dimension: dimension)
        .nearest(to: points, except: isSameSet ? asking : nil)
      : allRows(known, dimension: dimension, nearestTo: points, except: isSameSet ? asking : nil)
    let right = zip(asking, nearest).count { query, row in
      row.map { gallery.judgements[$0].label == queries.judgements[query].label } ?? false
    }
    return Double(right) / Double(count)
  }

  /// The row nearest to each point, the lowest of equally near ones; nil where none is at a finite
  /// distance.
  ///
  /// - Parameter excluded: a row for each point that is not its neighbour.
  private static func allRows(
    _ rows: [Float], dimension: Int, nearestTo points: [[Float]], except excluded: [Int]?
  ) -> [Int?] {
    var kernel = ScoreKernel(
      queries: points.flatMap { $0.map(Double.init) }, dimension: dimension, areDistances: true)
    let (count, width) = (rows.count / dimension, ScoreKernel.rowsAtOnce)
    var best = Array(repeating: (row: -1, distance: Double.infinity), count: points.count)
    for start in stride(from: 0, to: count, by: width) {
      let block = start..<min(start + width, count)
      kernel.compare(block, of: rows)
      // Read once a block: an array that is still read would be copied by the next comparison.
      let distances = kernel.results
      for query in points.indices {
        for row in block where distances[query * width + row - start] < best[query].distance {
          if row == excluded?[query] { continue }
          best[query] = (row, distances[query * width + row - start])
        }
      }
    }
    return best.map { $0.row >= 0 ? $0.row : nil }
  }
}

/// Rows in the order of their first coordinate.
///
/// They are looked at from a point's first coordinate outwards, until that alone is farther than the
/// nearest found: all of them only where they share it, or have many coordinates.
private struct SortedRows {
  /// With more of them one tells too little of how far a row is.
  static let mostDimensions = 16

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

  /// As of `allRows`.
  func nearest(to points: [[Float]], except excluded: [Int]?) -> [Int?] {
    points.indices.map { nearest(to: points[$0], except: excluded?[$0]) }
  }

  private func nearest(to point: [Float], except excluded: Int?) -> Int? {
    let start = point[0]
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
    at row: Int, from point: [Float], _ excluded: Int?,
    _ best: inout (row: Int, distance: Float)
  ) {
    guard row != excluded else { return }
    var distance: Float = 0
    for axis in 0..<dimension {
      let difference = point[axis] - points[row * dimension + axis]
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
