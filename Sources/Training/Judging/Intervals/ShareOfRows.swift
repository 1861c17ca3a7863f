internal import Kernels

/// The share of rows of which something holds, overall and by class.
public struct ShareOfRows: Sendable {
  /// In 0…1; nil without rows.
  public let share: Double?
  /// How many rows each class has.
  public let counts: [Int]
  /// Of how many of them it holds.
  public let held: [Int]
  /// With rows drawn anew within their classes, which stay: Wilson's interval with the variance that
  /// such drawing has. Nil without rows.
  public let interval: ConfidenceInterval?

  init(of labels: [Int32], classes: Int, _ holds: (Int) -> Bool) {
    var counts = [Int](repeating: 0, count: classes)
    var held = counts
    for (row, label) in labels.enumerated() {
      counts[Int(label)] += 1
      if holds(row) { held[Int(label)] += 1 }
    }
    let share = Double(held.reduce(0, +)) / Double(max(labels.count, 1))
    self.share = labels.isEmpty ? nil : share
    (self.counts, self.held) = (counts, held)
    interval =
      labels.isEmpty
      ? nil
      : .wilson(
        share, variance: Self.variance(held, counts), otherwise: Double(labels.count))
  }

  /// The share of one class, with Wilson's interval; nil without rows.
  public func ofClass(_ label: Int) -> (share: Double, interval: ConfidenceInterval)? {
    guard counts[label] > 0 else { return nil }
    let share = Double(held[label]) / Double(counts[label])
    return (share, .wilson(share, of: Double(counts[label])))
  }

  /// Of a share when rows are drawn within classes.
  ///
  /// One row alone says nothing of its class's variance: such classes count as one together, a single one as
  /// a row of all, which says rather too much than too little (collapsed strata: Cochran, "Sampling
  /// Techniques", 1977, section 5A.12).
  static func variance(_ held: [Int], _ counts: [Int]) -> Double {
    let count = Double(max(counts.reduce(0, +), 1))
    func variance(_ held: Int, _ rows: Int) -> Double {
      let (size, share) = (Double(rows), Double(held) / Double(max(rows, 1)))
      return size > 1 ? size * size / (size - 1) * share * (1 - share) : 0
    }
    let single = counts.indices.filter { counts[$0] == 1 }
    let share = Double(held.reduce(0, +)) / count
    let together =
      single.count == 1
      ? share * (1 - share) : variance(single.reduce(0) { $0 + held[$1] }, single.count)
    return counts.indices.reduce(together) { $0 + variance(held[$1], counts[$1]) } / (count * count)
  }
}
