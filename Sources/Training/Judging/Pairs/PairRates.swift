internal import Kernels

/// The trade between wrong acceptance and wrong rejection of pairs, at the thresholds that are asked.
struct PairRates: Sendable {
  private let same: [Float]
  private let different: [Float]
  let sameBins: ChordBins
  let differentBins: ChordBins

  /// A threshold's two rates.
  struct Point: Equatable, Sendable {
    /// Nil where no pair is accepted.
    var threshold: PairThreshold?
    /// The share of pairs of two classes that are accepted.
    var falseAcceptance: Double
    /// The share of pairs of one class that are accepted.
    var trueAcceptance: Double

    var falseRejection: Double { 1 - trueAcceptance }
    /// How unequal the two errors are.
    fileprivate var inequality: Double { (falseAcceptance - falseRejection).magnitude }
  }

  /// Nil without pairs of both kinds.
  init?(same: [Float], different: [Float]) {
    guard !same.isEmpty, !different.isEmpty else { return nil }
    (self.same, self.different) = (same, different)
    (sameBins, differentBins) = (ChordBins(same), ChordBins(different))
  }

  /// How many pairs of two classes a rate is a share of, so that it can be told.
  var fewestForRate: Double { UnseenSet.fewestAccepted / Double(different.count) }

  /// The loosest threshold whose FAR is at most this much, with its rates.
  func point(atFalseAcceptance most: Double) -> Point {
    let count = different.count
    var accepted = min(Int(most * Double(count)), count)
    while accepted < count, Double(accepted + 1) / Double(count) <= most { accepted += 1 }
    while accepted > 0, Double(accepted) / Double(count) > most { accepted -= 1 }
    guard accepted < count else { return point(below: nil) }
    let bin = differentBins.before.prefixCount { $0 <= accepted } - 1
    let members = ChordBins.members(of: bin, in: different)
    return point(below: members[accepted - differentBins.before[bin]])
  }

  /// The rates of the largest distance below one that is there; of all pairs for nil.
  private func point(below edge: Float?) -> Point {
    guard let edge else {
      let all = largest(in: 0..<ChordBins.count).map { PairThreshold(accepted: $0, refused: nil) }
      return Point(threshold: all, falseAcceptance: 1, trueAcceptance: 1)
    }
    let bin = ChordBins.bin(edge)
    let own = ChordBins.members(of: bin, in: same).filter { $0 < edge }
    let others = ChordBins.members(of: bin, in: different).filter { $0 < edge }
    let near = [own.last, others.last].compactMap { $0.map(Double.init) }.max()
    return Point(
      threshold: (near ?? largest(in: 0..<bin)).map {
        PairThreshold(accepted: $0, refused: Double(edge))
      },
      falseAcceptance: Double(differentBins.before[bin] + others.count) / Double(different.count),
      trueAcceptance: Double(sameBins.before[bin] + own.count) / Double(same.count))
  }

  /// The smallest distance above one; nil where none is.
  private func next(above edge: Float) -> Float? {
    let bin = ChordBins.bin(edge)
    func least(in bin: Int) -> Float? {
      [same, different].compactMap { chords in
        ChordBins.members(of: bin, in: chords).first { $0 > edge }
      }.min()
    }
    let later = (bin + 1..<ChordBins.count).first { bin in
      [sameBins, differentBins].contains { $0.before[bin + 1] > $0.before[bin] }
    }
    return least(in: bin) ?? later.flatMap(least)
  }

  /// The largest distance in some bins; nil without any.
  private func largest(in bins: Range<Int>) -> Double? {
    let last = bins.last { bin in
      [sameBins, differentBins].contains { $0.before[bin + 1] > $0.before[bin] }
    }
    guard let last else { return nil }
    return [same, different].compactMap { ChordBins.members(of: last, in: $0).last }.max()
      .map(Double.init)
  }

  /// Where as large a share is accepted wrongly as is rejected wrongly, between two thresholds on the straight
  /// line, and the threshold whose two rates are the nearest to one another.
  var equalError: (rate: Double, nearest: Point) {
    let (positives, negatives) = (Double(same.count), Double(different.count))
    func lead(_ accepted: Int, _ wrong: Int) -> Double {
      1 - Double(accepted) / positives - Double(wrong) / negatives
    }
    // The last bin has a lead of −1 behind it.
    let bin = (0..<ChordBins.count).prefixCount {
      lead(sameBins.before[$0 + 1], differentBins.before[$0 + 1]) > 0
    }
    let own = ChordBins.members(of: bin, in: same)
    let others = ChordBins.members(of: bin, in: different)
    var (accepted, wrong) = (sameBins.before[bin], differentBins.before[bin])
    var (low, lowWrong) = (lead(accepted, wrong), wrong)
    var (mine, theirs) = (0, 0)
    while true {
      let chord = min(
        mine < own.count ? own[mine] : .infinity, theirs < others.count ? others[theirs] : .infinity
      )
      while mine < own.count, own[mine] <= chord { mine += 1 }
      while theirs < others.count, others[theirs] <= chord { theirs += 1 }
      (accepted, wrong) = (sameBins.before[bin] + mine, differentBins.before[bin] + theirs)
      let here = lead(accepted, wrong)
      guard here <= 0 || !chord.isFinite else {
        (low, lowWrong) = (here, wrong)
        continue
      }
      let share = low - here > 0 ? low / (low - here) : 0
      let rate = (Double(lowWrong) + share * Double(wrong - lowWrong)) / negatives
      let (strict, loose) = (point(below: chord), point(below: next(above: chord)))
      let isStrict = strict.threshold != nil && strict.inequality <= loose.inequality
      return (rate, isStrict ? strict : loose)
    }
  }
}

extension OperatingPoint {
  /// A rate of pairs that are at most so far apart, as unit vectors.
  init(rate: Double, chord: Double?) {
    self.init(rate: rate, score: chord.map { 1 - $0 / 2 } ?? -.infinity, isCosine: true)
  }
}
