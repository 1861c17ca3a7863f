internal import Kernels

/// One class as it was judged.
public struct ClassSummary: Sendable {
  public let label: Int
  /// Rows that were judged.
  public let count: Int
  /// The share nearer to their own prototype than to any other, in 0…1; nil without rows.
  public let right: (share: Double, interval: ConfidenceInterval)?
  /// Radians; nil without rows.
  public let ownMedian: Double?
  public let gapMedian: Double?
  /// The class that most of the wrong ones are taken for; nil where none is wrong.
  public let takenFor: (label: Int, count: Int)?
}

extension EmbeddingReport {
  /// Every class, in the order of the labels.
  public func byClass() -> [ClassSummary] {
    let grouped = RowsByClass(rows.labels, classes: classTitles.count)
    return classTitles.indices.map { label in
      let own = grouped.order[grouped.starts[label]..<grouped.starts[label + 1]].map { Int($0) }
      let wrong = own.filter { !rows.isRight($0) }
      var counts: [Int32: Int] = [:]
      for row in wrong { counts[rows.nearest[row], default: 0] += 1 }
      let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
      let share = Double(own.count - wrong.count) / Double(max(own.count, 1))
      return ClassSummary(
        label: label, count: own.count,
        right: own.isEmpty ? nil : (share, .wilson(share, of: Double(own.count))),
        ownMedian: Quantile.median(of: own.map { rows.ownAngles[$0] }),
        gapMedian: Quantile.median(of: own.map { rows.gap($0) }),
        takenFor: most.map { (Int($0.key), $0.value) })
    }
  }
}
