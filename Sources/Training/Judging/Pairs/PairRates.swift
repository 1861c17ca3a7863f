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
    parted(by: edge(ofFalseAcceptance: most)).point
  }

  /// TAR at a FAR, and the loosest threshold whose FAR is at most this much: where the next one accepts many
  /// pairs of one angle, TAR is on the straight line between the two.
  func acceptance(atFalseAcceptance most: Double) -> (rate: Double, threshold: PairThreshold?) {
    let (strict, tied) = parted(by: edge(ofFalseAcceptance: most))
    let share =
      (most - strict.falseAcceptance) * Double(different.count) / Double(max(tied.different, 1))
    return (
      strict.trueAcceptance + share * Double(tied.same) / Double(same.count), strict.threshold
    )
  }

  /// The least distance of two classes that is too far for FAR to be at most this much; nil where none is.
  private func edge(ofFalseAcceptance most: Double) -> Float? {
    let count = different.count
    var accepted = min(Int(most * Double(count)), count)
    while accepted < count, Double(accepted + 1) / Double(count) <= most { accepted += 1 }
    while accepted > 0, Double(accepted) / Double(count) > most { accepted -= 1 }
    guard accepted < count else { return nil }
    let bin = differentBins.before.prefixCount { $0 <= accepted } - 1
    let members = ChordBins.members(of: bin, in: different)
    return members[accepted - differentBins.before[bin]]
  }

  /// The rates of the largest distance below one that is there, and how many pairs of either kind have that
  /// one; of all pairs for nil.
  private func parted(by edge: Float?) -> (point: Point, tied: (same: Int, different: Int)) {
    guard let edge else {
      let last = largest(in: 0..<ChordBins.count)
      return (point(same.count, different.count, upTo: last, before: nil), (0, 0))
    }
    let bin = ChordBins.bin(edge)
    let (mine, theirs) = (
      ChordBins.members(of: bin, in: same), ChordBins.members(of: bin, in: different)
    )
    let (own, others) = (mine.prefixCount { $0 < edge }, theirs.prefixCount { $0 < edge })
    let near = [mine.prefix(own).last, theirs.prefix(others).last].compactMap {
      $0.map(Double.init)
    }.max()
    return (
      point(
        sameBins.before[bin] + own, differentBins.before[bin] + others,
        upTo: near ?? largest(in: 0..<bin), before: edge),
      (mine.prefixCount { $0 <= edge } - own, theirs.prefixCount { $0 <= edge } - others)
    )
  }

  /// - Parameters:
  ///   - accepted: pairs of one class that are, and of two classes.
  ///   - last: the largest distance among them; nil without any.
  ///   - next: the smallest one beyond; nil without any.
  private func point(_ accepted: Int, _ wrong: Int, upTo last: Double?, before next: Float?)
    -> Point
  {
    Point(
      threshold: last.map { PairThreshold(accepted: $0, refused: next.map(Double.init)) },
      falseAcceptance: Double(wrong) / Double(different.count),
      trueAcceptance: Double(accepted) / Double(same.count))
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

  /// The smallest distance in some bins; nil without any.
  private func smallest(in bins: Range<Int>) -> Float? {
    let first = bins.first { bin in
      [sameBins, differentBins].contains { $0.before[bin + 1] > $0.before[bin] }
    }
    guard let first else { return nil }
    return [same, different].compactMap { ChordBins.members(of: first, in: $0).first }.min()
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
    var strict = (accepted: accepted, wrong: wrong, chord: largest(in: 0..<bin))
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
        strict = (accepted, wrong, Double(chord))
        continue
      }
      let low = lead(strict.accepted, strict.wrong)
      let share = low - here > 0 ? low / (low - here) : 0
      let rate = (Double(strict.wrong) + share * Double(wrong - strict.wrong)) / negatives
      let next = [own[mine...].first, others[theirs...].first].compactMap { $0 }.min()
      return (
        rate,
        strict.chord != nil && low <= -here
          ? point(strict.accepted, strict.wrong, upTo: strict.chord, before: chord)
          : point(
            accepted, wrong, upTo: Double(chord),
            before: next ?? smallest(in: bin + 1..<ChordBins.count))
      )
    }
  }
}

extension OperatingPoint {
  /// A rate of pairs that are at most so far apart, as unit vectors.
  init(rate: Double, chord: Double?) {
    self.init(rate: rate, score: chord.map { 1 - $0 / 2 } ?? -.infinity, isCosine: true)
  }
}
