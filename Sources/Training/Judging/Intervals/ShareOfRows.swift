internal import Kernels

/// The share of rows of which something holds, overall and by class.
public struct ShareOfRows: Sendable {
  /// In 0…1; nil without rows.
  public let share: Double?
  /// How many rows each class has.
  public let counts: [Int]
  /// As how many rows that differ they count, by class.
  private let distinct: [Double]
  /// Of how many of them it holds.
  public let held: [Int]
  /// With rows drawn anew within their classes, which stay, and the means of classes with them: Wilson's
  /// interval with the variance that such drawing has. Nil without rows, and where it is not worked out.
  public let interval: ConfidenceInterval?
  let spread: ShareSpread
  /// As how many rows that differ all count.
  let distinctRows: Double

  /// - Parameters:
  ///   - copies: how many rows of its class have each row's numbers; empty where all differ.
  ///   - isWorkedOut: whether it is known what holds without each group of rows.
  ///   - isOfQuantile: whether it is the share below a quantile.
  init(
    of labels: [Int32], classes: Int, _ redrawing: Redrawing, copies: [Int32] = [],
    isWorkedOut: Bool = true, isOfQuantile: Bool = false, _ holding: (Int) -> Holding
  ) {
    var counts = [Int](repeating: 0, count: classes)
    var held = counts
    var squares = [Double](repeating: 0, count: classes)
    var without = WithoutGroups(redrawing)
    for (row, label) in labels.enumerated() {
      let holding = holding(row)
      counts[Int(label)] += 1
      let alike = copies.isEmpty ? 1 : Double(copies[row])
      squares[Int(label)] += alike
      if holding.asIs { held[Int(label)] += 1 }
      without?.add(present: redrawing.present(row), copies: alike, asIs: holding.asIs ? 1 : 0) {
        holding.without($0) ? 1 : 0
      }
    }
    let share = Double(held.reduce(0, +)) / Double(max(labels.count, 1))
    self.share = labels.isEmpty ? nil : share
    (self.counts, self.held) = (counts, held)
    let distinct = zip(counts, squares).map { Self.distinct($0, squares: $1) }
    self.distinct = distinct
    distinctRows = Self.distinct(labels.count, squares: squares.reduce(0, +))
    spread = ShareSpread(
      redrawing, held: held.map(Double.init), counts, distinct: distinct, without,
      isOfQuantile: isOfQuantile)
    interval = labels.isEmpty || !isWorkedOut ? nil : spread.interval(of: share, rows: distinctRows)
  }

  /// As how many rows that differ some count, of whom each stands there so many times: as many as are drawn to
  /// come as close (Kish, "Survey Sampling", 1965, section 11.7).
  ///
  /// - Parameter squares: of these numbers, summed over the rows that differ.
  static func distinct(_ count: Int, squares: Double) -> Double {
    squares > 0 ? Double(count) * Double(count) / squares : 0
  }

  /// The share of one class, with Wilson's interval as if prototypes stood; nil without rows.
  public func ofClass(_ label: Int) -> (share: Double, interval: ConfidenceInterval)? {
    guard counts[label] > 0 else { return nil }
    let share = Double(held[label]) / Double(counts[label])
    return (share, .wilson(share, of: distinct[label]))
  }
}
