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
    let below = ShareOfRows(
      of: rows.labels, classes: classes, rows.redrawing, copies: rows.copies, isOfQuantile: true
    ) { row in
      rows.holding(row, isOfBetter: false) { number($0, $1) <= value }
    }
    // Where all lie on one side in every class, nothing says that others would.
    let spread = below.spread
    let count = spread.variance > 0 ? share * (1 - share) / spread.variance : below.distinctRows
    let (skew, width) = Self.spread(share, count, spread.reach)
    let (lower, upper) = (share + skew - width, share + skew + width)
    guard lower >= 0, upper <= 1,
      Self.bounds(min(share, 1 - share), min(count, below.distinctRows / 2)),
      let low = Quantile.interpolated(ascending, share: lower),
      let high = Quantile.interpolated(ascending, share: upper)
    else {
      interval = nil
      return
    }
    interval = ConfidenceInterval(low: low, high: max(low, high))
  }

  /// How far what lies below is from its share, in so many rows: by how lopsided it is drawn (Cornish and
  /// Fisher), and on either side of that.
  private static func spread(_ share: Double, _ count: Double, _ reach: Double) -> (Double, Double)
  {
    (
      (reach * reach - 1) / 6 * (1 - 2 * share) / count,
      reach * (share * (1 - share) / count).squareRoot()
    )
  }

  /// Whether one of so many rows lies beyond a share with enough certainty: asked of half of those that there are,
  /// too, so that chance of the variance alone does not tell it.
  private static func bounds(_ beyond: Double, _ count: Double) -> Bool {
    count * Double.log(1 - beyond) <= Double.log(0.025)
  }
}
