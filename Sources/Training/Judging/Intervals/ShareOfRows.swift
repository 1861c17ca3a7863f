internal import Kernels

/// The share of rows of which something holds, overall and by class.
public struct ShareOfRows: Sendable {
  /// In 0…1; nil without rows.
  public let share: Double?
  /// How many rows each class has.
  public let counts: [Int]
  /// Of how many of them it holds.
  public let held: [Int]
  /// With rows drawn anew within their classes, which stay, and the means of classes with them: Wilson's
  /// interval with the variance that such drawing has. Nil without rows, and where it is not worked out.
  public let interval: ConfidenceInterval?
  let spread: ShareSpread

  /// - Parameter isWorkedOut: whether it is known what holds without each group of rows.
  init(
    of labels: [Int32], classes: Int, _ redrawing: Redrawing, isWorkedOut: Bool = true,
    _ holding: (Int) -> Holding
  ) {
    var counts = [Int](repeating: 0, count: classes)
    var held = counts
    var without = SharesWithout(redrawing)
    for (row, label) in labels.enumerated() {
      let holding = holding(row)
      counts[Int(label)] += 1
      if holding.asIs { held[Int(label)] += 1 }
      without.add(row, holding)
    }
    let share = Double(held.reduce(0, +)) / Double(max(labels.count, 1))
    self.share = labels.isEmpty ? nil : share
    (self.counts, self.held) = (counts, held)
    spread = ShareSpread(
      redrawing, held: held.map(Double.init), counts, withoutGroups: without.shares)
    interval = labels.isEmpty || !isWorkedOut ? nil : spread.interval(of: share, rows: labels.count)
  }

  /// The share of one class, with Wilson's interval as if prototypes stood; nil without rows.
  public func ofClass(_ label: Int) -> (share: Double, interval: ConfidenceInterval)? {
    guard counts[label] > 0 else { return nil }
    let share = Double(held[label]) / Double(counts[label])
    return (share, .wilson(share, of: Double(counts[label])))
  }
}

/// The share of rows of which something holds without each group of `RowGroups` in turn.
struct SharesWithout {
  private let groups: RowGroups?
  private var counts = [Double](repeating: 0, count: RowGroups.count)
  private var sums = [Double](repeating: 0, count: RowGroups.count)

  init(_ redrawing: Redrawing) {
    if case .groups(let groups) = redrawing { self.groups = groups } else { groups = nil }
  }

  mutating func add(_ row: Int, _ holding: Holding) {
    guard let groups else { return }
    for group in 0..<RowGroups.count where groups.present[row] & 1 << group != 0 {
      counts[group] += 1
      if holding.without(group) { sums[group] += 1 }
    }
  }

  /// Those of which rows are left.
  var shares: [Double] { zip(sums, counts).compactMap { $1 > 0 ? $0 / $1 : nil } }
}
