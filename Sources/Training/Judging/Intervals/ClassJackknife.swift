internal import Kernels

/// Intervals of rates from what they come to without each class in turn, since rows and pairs of one
/// class know of one another.
///
/// On the logit scale, with Student's t: in simulations with known truth of 10 to 1000 classes of 4 to 10
/// rows this covers the equal error rate and TAR at FAR 1 % as it says (`Fixtures/intervals.json`),
/// and needs no drawing.
enum ClassJackknife {
  /// Where a share may lie.
  ///
  /// - Parameters:
  ///   - count: what it is a share of.
  ///   - countedTwice: what of the variance of the share is of pairs of classes, which are without
  ///     either of them.
  static func interval(
    of share: Double, without others: [Double], count: Double, countedTwice: Double = 0
  ) -> ConfidenceInterval {
    let classes = others.count
    guard let first = others.first, classes > 1 else { return ConfidenceInterval(low: 0, high: 1) }
    // A rate that no class changes was seen in none, or in all: each class is one trial.
    if others.allSatisfy({ $0 == first }), share == 0 || share == 1 {
      let unseen = 1 - Double.exp(Double.log(0.025) / Double(classes))
      return share == 0
        ? ConfidenceInterval(low: 0, high: unseen) : ConfidenceInterval(low: 1 - unseen, high: 1)
    }
    let least = 0.5 / max(count, 1)
    func logit(_ share: Double) -> Double {
      let bounded = min(max(share, least), 1 - least)
      return Double.log(bounded / (1 - bounded))
    }
    let middle = logit(share)
    let bounded = min(max(share, least), 1 - least)
    let slope = 1 / (bounded * (1 - bounded))
    let reach = reach(others.map(logit), countedTwice: countedTwice * slope * slope)
    return ConfidenceInterval(
      low: min(logistic(middle - reach), share), high: max(logistic(middle + reach), share))
  }

  /// Where a difference of two rates of the same classes may lie.
  static func interval(ofDifference difference: Double, without others: [Double])
    -> ConfidenceInterval
  {
    // What no class changes was seen of all: each class is one trial, in which nothing moved.
    let reach =
      others.allSatisfy { $0 == others[0] }
      ? ConfidenceInterval.ofPairedShares(better: 0, worse: 0, count: others.count).high
      : reach(others)
    return ConfidenceInterval(low: max(difference - reach, -1), high: min(difference + reach, 1))
  }

  private static func reach(_ others: [Double], countedTwice: Double = 0) -> Double {
    let spread = ShareSpread(withoutEach: others)
    return spread.reach
      * max(spread.variance - countedTwice, spread.variance / 2).squareRoot()
  }

  private static func logistic(_ number: Double) -> Double { 1 / (1 + Double.exp(-number)) }
}
