internal import Kernels

/// A quantile of some numbers of rows, and where it may lie.
public struct QuantileOfRows: Sendable {
  public let value: Double
  /// With rows drawn anew within their classes, which stay: the numbers at the two ends of the share's
  /// own interval (Woodruff, "Confidence intervals for medians and other position measures", Journal
  /// of the American Statistical Association, 1952).
  public let interval: ConfidenceInterval

  /// Nil without rows.
  ///
  /// - Parameters:
  ///   - ascending: the same numbers as `values`.
  ///   - values: one a row, beside the rows' classes.
  init?(
    _ share: Double, ascending: [Double], of values: [Double], _ labels: [Int32], classes: Int
  ) {
    guard let value = Quantile.interpolated(ascending, share: share) else { return nil }
    self.value = value
    var counts = [Int](repeating: 0, count: classes)
    var below = counts
    for (row, label) in labels.enumerated() {
      counts[Int(label)] += 1
      if values[row] <= value { below[Int(label)] += 1 }
    }
    // Classes that lie wholly on one side, as two rows that are each other's prototype do, do not say that
    // others would.
    let within = ShareOfRows.variance(below, counts)
    let variance = within > 0 ? within : share * (1 - share) / Double(values.count)
    let reach = ConfidenceInterval.normalReach * variance.squareRoot()
    interval = ConfidenceInterval(
      low: Quantile.interpolated(ascending, share: max(share - reach, 0)) ?? value,
      high: Quantile.interpolated(ascending, share: min(share + reach, 1)) ?? value)
  }
}
