/// How many comparisons a batch held, and how many of them pulled or pushed.
public struct Tally: Equatable, Codable, Sendable {
  /// Triplets whose negative is beyond the margin: no loss.
  public var easy: Int = 0
  /// Triplets whose negative is farther than the positive, within the margin.
  public var semihard: Int = 0
  /// Triplets whose negative is at least as near as the positive.
  public var hard: Int = 0
  /// Pairs, triplets or tuples that the mean was taken over; 0 means loss 0 and gradient 0.
  public var compared: Int = 0
  /// Pairs or triplets that the labels allow, before any mining; 0 for tuples.
  public var valid: Int = 0
  /// Those of the valid whose loss is above 0.
  public var active: Int = 0

  public init() {}

  /// The share of valid pairs or triplets with a loss above 0, in 0…1; nil without any.
  public var activeFraction: Double? {
    valid > 0 ? Double(active) / Double(valid) : nil
  }

  public static func += (sum: inout Tally, more: Tally) {
    sum.easy += more.easy
    sum.semihard += more.semihard
    sum.hard += more.hard
    sum.compared += more.compared
    sum.valid += more.valid
    sum.active += more.active
  }
}
