internal import Kernels

/// How many pairs of both kinds are accepted at each of some thresholds, the strictest first; between
/// two of them straight.
struct TradeOff: Sendable {
  /// Pairs of one class, and of two, accepted up to the end of each bin.
  var same: [Double]
  var different: [Double]

  /// Pairs counted by bin, less some of them.
  init(
    _ same: some Collection<UInt32>, _ different: some Collection<UInt32>,
    less other: TradeOff? = nil
  ) {
    (self.same, self.different) = (Self.sums(same), Self.sums(different))
    guard let other else { return }
    for bin in self.same.indices {
      self.same[bin] = other.same[bin] - self.same[bin]
      self.different[bin] = other.different[bin] - self.different[bin]
    }
  }

  private static func sums(_ counts: some Collection<UInt32>) -> [Double] {
    var sum = 0.0
    return counts.map { count in
      sum += Double(count)
      return sum
    }
  }

  /// Whether pairs of both kinds are there.
  var isWhole: Bool { (same.last ?? 0) > 0 && (different.last ?? 0) > 0 }

  /// A threshold: a bin, and what share of its pairs is accepted.
  struct Place: Equatable, Sendable {
    let bin: Int
    let share: Double
  }

  /// Where FRR is larger than FAR by this much, in −1…1.
  func place(ofLead wanted: Double) -> Place {
    let (positives, negatives) = (same.last ?? 1, different.last ?? 1)
    func lead(_ bin: Int) -> Double {
      bin < 0 ? 1 : 1 - same[bin] / positives - different[bin] / negatives
    }
    let bin = min(same.indices.prefixCount { lead($0) > wanted }, same.count - 1)
    let (before, after) = (lead(bin - 1), lead(bin))
    return Place(bin: bin, share: before > after ? min((before - wanted) / (before - after), 1) : 0)
  }

  /// The shares of pairs of two classes and of one that are accepted at a threshold.
  func rates(at place: Place) -> (falseAcceptance: Double, trueAcceptance: Double) {
    func share(_ sums: [Double]) -> Double {
      let before = place.bin > 0 ? sums[place.bin - 1] : 0
      return (before + place.share * (sums[place.bin] - before)) / (sums.last ?? 1)
    }
    return (share(different), share(same))
  }

  /// The share of pairs of one class accepted where this share of the others is.
  func trueAcceptance(atFalseAcceptance most: Double) -> Double {
    let (positives, negatives) = (same.last ?? 1, different.last ?? 1)
    let wanted = most * negatives
    let bin = different.prefixCount { $0 <= wanted }
    guard bin < different.count else { return 1 }
    let (before, accepted) = bin > 0 ? (different[bin - 1], same[bin - 1]) : (0, 0)
    let share = (wanted - before) / (different[bin] - before)
    return (accepted + share * (same[bin] - accepted)) / positives
  }
}
