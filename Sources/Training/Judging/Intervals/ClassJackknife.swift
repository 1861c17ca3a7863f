internal import Kernels

/// Intervals of rates from what they come to without each class in turn, since rows and pairs of one
/// class know of one another.
///
/// Even on the logit scale, with Student's t: in simulations with known truth of 10 to 1000 classes of 4 to 10
/// rows this covers the equal error rate and TAR at FAR 1 % as it says (`Fixtures/intervals.json`),
/// and needs no drawing. Of classes of other sizes t is of as many of one size as say as much.
enum ClassJackknife {
  /// Fewer classes of one size say nothing of how much they differ.
  static let leastWeight = 2.0

  /// Where a share may lie.
  ///
  /// - Parameters:
  ///   - weight: of how many classes of one size those that are left out say as much; nil for all of them.
  ///   - trials: how many classes could have shown something else; nil for all that are left out in turn.
  ///   - countedTwice: what of the variance of the share is of pairs of classes, which are without
  ///     either of them.
  static func interval(
    of share: Double, without others: [Double], weight: Double? = nil, trials: Int? = nil,
    countedTwice: Double = 0
  ) -> ConfidenceInterval {
    guard others.count > 1 else { return ConfidenceInterval(low: 0, high: 1) }
    let reach = reach(others, weight, countedTwice: countedTwice)
    guard reach > 0, share > 0, share < 1 else {
      return interval(ofUnchanged: share, classes: trials ?? others.count)
    }
    // The slope of the logit: of a share as near an end as can be its own logit is a number still.
    let (middle, steps) = (Double.log(share / (1 - share)), reach / (share * (1 - share)))
    return ConfidenceInterval(
      low: min(logistic(middle - steps), share), high: max(logistic(middle + steps), share))
  }

  /// Of a rate that no class changes: each class is one trial, in which nothing else was seen.
  private static func interval(ofUnchanged share: Double, classes: Int) -> ConfidenceInterval {
    let unseen = 1 - Double.exp(Double.log(0.025) / Double(classes))
    let low = share * (1 - unseen)
    return ConfidenceInterval(low: low, high: share == 1 ? 1 : low + unseen)
  }

  /// Where the difference of two rates of the same classes may lie.
  ///
  /// - Parameters:
  ///   - before: the first rate without each class in turn.
  ///   - after: the second.
  ///   - weight: as for one rate.
  ///   - isSame: whether both are of the same directions, so that no class could have shown a difference.
  static func interval(
    ofDifference difference: Double, without before: [Double], _ after: [Double],
    weight: Double? = nil, isSame: Bool = false
  ) -> ConfidenceInterval {
    let trials = [before, after].compactMap(trials)
    var reach = reach(zip(before, after).map { $1 - $0 }, weight)
    if reach == 0, !isSame || trials.isEmpty {
      // Where no class changes either rate, each is one trial.
      let count = trials.min() ?? Double(before.count)
      reach = ConfidenceInterval.ofPairedShares(better: 0, worse: 0, count: count).high
    }
    return ConfidenceInterval(low: max(difference - reach, -1), high: min(difference + reach, 1))
  }

  /// Of how many trials that do not know of one another a rate varies as much; nil of one that does not vary.
  private static func trials(_ others: [Double]) -> Double? {
    let rate = others.reduce(0, +) / Double(max(others.count, 1))
    let variance = ShareSpread(withoutEach: others).variance
    return variance > 0 ? max(rate * (1 - rate) / variance, 1) : nil
  }

  /// How many classes of one size say as much as some of these weights.
  static func weight(of weights: [Double]) -> Double {
    let squares = weights.reduce(0) { $0 + $1 * $1 }
    let sum = weights.reduce(0, +)
    return squares > 0 ? sum * sum / squares : 0
  }

  private static func reach(_ others: [Double], _ weight: Double?, countedTwice: Double = 0)
    -> Double
  {
    let spread = ShareSpread(withoutEach: others, weight: weight)
    return spread.reach
      * max(spread.variance - countedTwice, spread.variance / 2).squareRoot()
  }

  private static func logistic(_ number: Double) -> Double { 1 / (1 + Double.exp(-number)) }
}
