internal import Kernels

/// Are two samples of one class? The whole trade between wrong acceptance and wrong rejection.
public struct Verification: Sendable {
  /// A threshold's two rates.
  public struct Point: Equatable, Sendable {
    /// Pairs at least this much alike are accepted.
    public var threshold: Double
    /// The share of pairs of two classes that are accepted, FAR.
    public var falseAcceptance: Double
    /// The share of pairs of one class that are accepted, TAR.
    public var trueAcceptance: Double
  }

  /// One for every score that occurs, and the one that accepts nothing first; equal scores go
  /// together.
  public let curve: [Point]
  /// A lower FAR would hang on a handful of accepted pairs of two classes.
  public let fewestForRate: Double

  /// Nil without pairs of both kinds, and where a pair is no number: whatever is accepted then says nothing.
  public init?(_ scores: PairScores) {
    guard let same = scores.same.last, let different = scores.different.last,
      min(same, different) > -.infinity
    else { return nil }
    var curve = [Point(threshold: .infinity, falseAcceptance: 0, trueAcceptance: 0)]
    var (accepted, wrong) = (0, 0)
    while accepted < scores.same.count || wrong < scores.different.count {
      let next = max(
        accepted < scores.same.count ? scores.same[accepted] : -.infinity,
        wrong < scores.different.count ? scores.different[wrong] : -.infinity)
      while accepted < scores.same.count, scores.same[accepted] >= next { accepted += 1 }
      while wrong < scores.different.count, scores.different[wrong] >= next { wrong += 1 }
      curve.append(
        Point(
          threshold: next, falseAcceptance: Double(wrong) / Double(scores.different.count),
          trueAcceptance: Double(accepted) / Double(scores.same.count)))
    }
    self.curve = curve
    fewestForRate = UnseenSet.fewestAccepted / Double(scores.different.count)
  }

  /// Where as large a share is accepted wrongly as is rejected wrongly; between two thresholds the
  /// curve is drawn straight.
  public var equalErrorRate: Double { equalError.rate }

  /// The threshold of the equal error rate.
  public var equalErrorThreshold: Double { equalError.threshold }

  private var equalError: (rate: Double, threshold: Double) {
    func lead(_ point: Point) -> Double { 1 - point.trueAcceptance - point.falseAcceptance }
    // The first point accepts nothing and leads by 1, the last one everything and falls behind by 1.
    let after = curve.prefixCount { lead($0) > 0 }
    let (low, high) = (curve[after - 1], curve[after])
    let share = lead(low) / (lead(low) - lead(high))
    let rate = low.falseAcceptance + share * (high.falseAcceptance - low.falseAcceptance)
    let threshold =
      low.threshold.isFinite
      ? low.threshold + share * (high.threshold - low.threshold) : high.threshold
    return (rate, threshold)
  }

  /// The largest TAR of a threshold whose FAR is at most this much.
  public func trueAcceptance(atFalseAcceptance most: Double) -> Double {
    point(atFalseAcceptance: most).trueAcceptance
  }

  /// The loosest threshold whose FAR is at most this much, with its rates.
  public func point(atFalseAcceptance most: Double) -> Point {
    curve[max(curve.prefixCount { $0.falseAcceptance <= most } - 1, 0)]
  }

  /// The rates at a threshold.
  public func point(at threshold: Double) -> Point {
    curve[max(curve.prefixCount { $0.threshold >= threshold } - 1, 0)]
  }
}
