internal import Kernels

/// A quantile of some numbers of rows, and where it may lie.
public struct QuantileOfRows: Sendable {
  public let value: Double
  /// With rows drawn anew within their classes, which stay: the numbers at the two ends of the share's
  /// own interval (Woodruff, "Confidence intervals for medians and other position measures", Journal
  /// of the American Statistical Association, 1952). Nil where that reaches beyond the last row, which then
  /// bounds nothing: of 20 rows the largest is below the true 95 % point 36 times of 100.
  public let interval: ConfidenceInterval?

  /// Nil without rows.
  ///
  /// - Parameters:
  ///   - ascending: the same numbers as `number` gives.
  ///   - number: of a row, by its angles to the own prototype and to the nearest other one.
  init?(
    _ share: Double, ascending: [Double], _ rows: JudgedRows, classes: Int,
    _ number: (_ own: Double, _ next: Double) -> Double
  ) {
    guard let value = Quantile.interpolated(ascending, share: share) else { return nil }
    self.value = value
    let below = ShareOfRows(of: rows.labels, classes: classes, rows.redrawing) { row in
      rows.holding(row) { number($0, $1) <= value }
    }
    // Where all lie on one side in every class, nothing says that others would.
    let spread = below.spread
    let variance = spread.variance > 0 ? spread.variance : share * (1 - share) / Double(rows.count)
    let reach = spread.reach * variance.squareRoot()
    let ends = [share - reach, share + reach].compactMap {
      (0...1).contains($0) ? Quantile.interpolated(ascending, share: $0) : nil
    }
    interval = ends.count == 2 ? ConfidenceInterval(low: ends[0], high: max(ends[0], ends[1])) : nil
  }
}
