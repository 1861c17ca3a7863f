/// The two error rates of a threshold that is kept, with intervals that know which pairs share classes.
///
/// From what they come to without each class in turn, on the logit scale, less what pairs of two classes are
/// without both of these (Fogliato, Patil & Perona, "Confidence intervals for error rates in 1:1 matching
/// tasks", International Journal of Computer Vision, 2024, put the variance into Wilson's interval; of ten
/// to fifty classes that holds the true FAR of a threshold chosen on the same pairs 70 to 89 times of 100).
struct PairErrors: Sendable {
  let falseAcceptance: (rate: Double, interval: ConfidenceInterval)
  let falseRejection: (rate: Double, interval: ConfidenceInterval)

  /// - Parameter chord: pairs at most this far apart are accepted.
  init(
    same: PairChords, different: PairChords, at chord: Double, _ groups: ClassGroups,
    _ inPieces: InPieces
  ) {
    let edge = Float(chord)
    let counts = gathered(2, inPieces) { kind in
      Counts(kind == 0 ? same : different, groups) { kind == 0 ? $0 > edge : $0 <= edge }
    }
    // Without any error a class, or two of them, is one trial.
    falseRejection = counts[0].rate(otherwise: Double(counts[0].paired))
    falseAcceptance = counts[1].rate(otherwise: Double(counts[1].paired / 2))
  }

  /// Pairs and errors of each two groups, the lower one first.
  private struct Counts {
    private let groups: Int
    private var pairs: [UInt32]
    private var errors: [UInt32]

    init(_ chords: PairChords, _ groups: ClassGroups, _ isError: (Float) -> Bool) {
      self.groups = groups.count
      pairs = Array(repeating: 0, count: groups.count * groups.count)
      errors = pairs
      let classOf = chords.plan.rows.classOf
      for piece in 0..<chords.plan.pieces {
        chords.plan.forEachRow(ofPiece: piece) { place, others, slot in
          let first = groups.group(of: classOf[place])
          for (index, other) in others.enumerated() {
            let second = groups.group(of: classOf[Int(other)])
            let place = min(first, second) * groups.count + max(first, second)
            pairs[place] += 1
            if isError(chords.values[slot + index]) { errors[place] += 1 }
          }
        }
      }
    }

    /// Groups that a pair is of.
    var paired: Int {
      (0..<groups).count { group in
        (0..<groups).contains { pairs[min(group, $0) * groups + max(group, $0)] > 0 }
      }
    }

    func rate(otherwise: Double) -> (rate: Double, interval: ConfidenceInterval) {
      let count = pairs.reduce(0.0) { $0 + Double($1) }
      let rate = errors.reduce(0.0) { $0 + Double($1) } / max(count, 1)
      guard rate > 0, rate < 1 else { return (rate, .wilson(rate, of: otherwise)) }
      var (ofPairs, pairsOf) = (0.0, [Double](repeating: 0, count: groups))
      var errorsOf = pairsOf
      for first in 0..<groups {
        for second in first..<groups {
          let place = first * groups + second
          let (here, wrong) = (Double(pairs[place]), Double(errors[place]))
          pairsOf[first] += here
          errorsOf[first] += wrong
          guard second != first else { continue }
          pairsOf[second] += here
          errorsOf[second] += wrong
          let excess = wrong - rate * here
          ofPairs += excess * excess
        }
      }
      let all = rate * count
      let without = pairsOf.indices.filter { pairsOf[$0] > 0 && pairsOf[$0] < count }.map {
        (all - errorsOf[$0]) / (count - pairsOf[$0])
      }
      return (
        rate,
        ClassJackknife.interval(
          of: rate, without: without, weight: ClassJackknife.weight(of: pairsOf),
          countedTwice: ofPairs / (count * count))
      )
    }
  }
}
