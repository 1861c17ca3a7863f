internal import Kernels

/// Where a number may lie; 95 times of 100 the truth is inside.
public struct ConfidenceInterval: Equatable, Sendable {
  public let low: Double
  public let high: Double

  public init(low: Double, high: Double) {
    (self.low, self.high) = (low, high)
  }

  /// So wide that it holds another one.
  func widened(toHold other: ConfidenceInterval) -> ConfidenceInterval {
    ConfidenceInterval(low: min(low, other.low), high: max(high, other.high))
  }

  /// Of what is missing to 1.
  public var complement: ConfidenceInterval { ConfidenceInterval(low: 1 - high, high: 1 - low) }

  /// Standard deviations on either side of the mean of a normal number that hold 95 %.
  static let normalReach = 1.959963984540054

  /// The same of Student's t, for variances estimated from few numbers.
  ///
  /// Cornish and Fisher's expansion, to 1e-4 from nine degrees of freedom on, and too short by 1 % of two.
  static func studentReach(freedom: Double) -> Double {
    let (z, v) = (normalReach, max(freedom, 1))
    let square = z * z
    let first = z * (square + 1) / 4
    let second = z * ((5 * square + 16) * square + 3) / 96
    let third = z * (((3 * square + 19) * square + 17) * square - 15) / 384
    let fourth =
      z * ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92160
    return z + (first + (second + (third + fourth / v) / v) / v) / v
  }
}

extension ConfidenceInterval {
  /// Wilson's interval of a share, as of so many rows that do not know of one another.
  static func wilson(_ share: Double, of count: Double, reach normalReach: Double = normalReach)
    -> ConfidenceInterval
  {
    guard count > 0 else { return ConfidenceInterval(low: 0, high: 1) }
    let square = normalReach * normalReach
    let middle = (share + square / (2 * count)) / (1 + square / count)
    let reach =
      normalReach / (1 + square / count)
      * (share * (1 - share) / count + square / (4 * count * count)).squareRoot()
    // What was never seen has its share of 0, not of the last bit.
    return ConfidenceInterval(
      low: share == 0 ? 0 : max(middle - reach, 0), high: share == 1 ? 1 : min(middle + reach, 1))
  }

  /// Wilson's interval of a share whose variance is known from how its parts hang together.
  ///
  /// - Parameter otherwise: rows or pairs that count where none or all of them hold, or the variance is 0.
  static func wilson(_ share: Double, variance: Double, otherwise: Double, reach: Double)
    -> ConfidenceInterval
  {
    guard variance > 0, share > 0, share < 1 else { return wilson(share, of: otherwise) }
    return wilson(share, of: share * (1 - share) / variance, reach: reach)
  }
}

extension ConfidenceInterval {
  /// Of the difference of two shares of the same rows: Wald's interval with half a row more in each of
  /// the four cells (Agresti & Min, "Simple improved confidence intervals for comparing matched
  /// proportions", Statistics in Medicine, 2005).
  static func ofPairedShares(better: Double, worse: Double, count: Double)
    -> ConfidenceInterval
  {
    let (gain, loss, total) = (better + 0.5, worse + 0.5, count + 2)
    let middle = (gain - loss) / total
    let reach =
      normalReach * (gain + loss - (gain - loss) * (gain - loss) / total).squareRoot() / total
    return ConfidenceInterval(low: max(middle - reach, -1), high: min(middle + reach, 1))
  }
}
