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

  /// Rows of a class that tell how much its share varies.
  private static let fewest = 12

  /// Of a share when rows are drawn within classes.
  ///
  /// Few rows say little of their class's variance, and less where each is judged by the mean of the others:
  /// such classes count as one together, each as a whole, which says rather too much than too little
  /// (collapsed strata: Cochran, "Sampling Techniques", 1977, section 5A.12). A single one counts as rows
  /// of all that hang together.
  static func variance(_ held: [Int], _ counts: [Int]) -> Double {
    let count = counts.reduce(0, +)
    let few = counts.indices.filter { (1..<fewest).contains(counts[$0]) }
    let within = counts.indices.filter { counts[$0] >= fewest }.reduce(0) { sum, label in
      let (size, share) = (Double(counts[label]), Self.share(held, counts, of: [label]))
      return sum + size * size / (size - 1) * share * (1 - share)
    }
    let share = Self.share(held, counts, of: few.count > 1 ? few : Array(counts.indices))
    let together = few.reduce(0) { sum, label in
      let size = Double(counts[label])
      let offset = Double(held[label]) - share * size
      return sum + (few.count > 1 ? offset * offset : size * size * share * (1 - share))
    }
    let correction = Double(few.count) / Double(max(few.count - 1, 1))
    return (within + correction * together) / Double(max(count * count, 1))
  }

  private static func share(_ held: [Int], _ counts: [Int], of labels: [Int]) -> Double {
    Double(labels.reduce(0) { $0 + held[$1] })
      / Double(max(labels.reduce(0) { $0 + counts[$1] }, 1))
  }
}
