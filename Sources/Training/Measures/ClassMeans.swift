internal import Kernels

/// Means of embeddings by class.
enum ClassMeans {
  /// Rows that are scaled to length 1 at a time, lest a large table be held twice.
  private static let rowsAtOnce = 4096

  /// The directions of the means of each class's directions, classes × dimension.
  static func directions(
    _ embeddings: [Float], _ labels: [Int32], classes: Int, dimension: Int
  ) -> [Float] {
    var sums = Sums(classes: classes, dimension: dimension)
    for start in stride(from: 0, to: labels.count, by: rowsAtOnce) {
      let end = min(start + rowsAtOnce, labels.count)
      let rows = Array(embeddings[start * dimension..<end * dimension])
      sums.add(UnitRows(rows, dimension: dimension).directions, labels[start..<end])
    }
    return UnitRows(sums.means, dimension: dimension).directions
  }

  /// classes × dimension; a class without samples has the mean 0.
  static func means(
    _ embeddings: [Float], _ labels: [Int32], classes: Int, dimension: Int
  ) -> [Float] {
    var sums = Sums(classes: classes, dimension: dimension)
    sums.add(embeddings, labels[...])
    return sums.means
  }

  private struct Sums {
    private let dimension: Int
    private var sums: [Float]
    private var counts: [Float]

    init(classes: Int, dimension: Int) {
      self.dimension = dimension
      sums = [Float](repeating: 0, count: classes * dimension)
      counts = [Float](repeating: 0, count: classes)
    }

    /// Adds rows one by one, in their order.
    mutating func add(_ rows: [Float], _ labels: ArraySlice<Int32>) {
      for (row, label) in labels.enumerated() {
        counts[Int(label)] += 1
        for axis in 0..<dimension {
          sums[Int(label) * dimension + axis] += rows[row * dimension + axis]
        }
      }
    }

    var means: [Float] {
      sums.indices.map { sums[$0] / max(counts[$0 / dimension], 1) }
    }
  }
}
