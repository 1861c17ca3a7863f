/// The two error rates of a threshold that is kept, with intervals that know which pairs share classes.
///
/// Wilson's interval with the variance over identities put in: Fogliato, Patil & Perona, "Confidence
/// intervals for error rates in 1:1 matching tasks", International Journal of Computer Vision, 2024.
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
    falseRejection = counts[0].rate(otherwise: Double(groups.count))
    falseAcceptance = counts[1].rate(otherwise: Double(groups.count / 2))
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

    func rate(otherwise: Double) -> (rate: Double, interval: ConfidenceInterval) {
      let count = pairs.reduce(0.0) { $0 + Double($1) }
      let rate = errors.reduce(0.0) { $0 + Double($1) } / max(count, 1)
      // Errors beyond the expected ones, by pairs of groups and by groups: those that share one
      // hang together; those of the same two are counted with both, and so once too often.
      var (ofPairs, ofGroups) = (0.0, [Double](repeating: 0, count: groups))
      for first in 0..<groups {
        for second in first..<groups {
          let place = first * groups + second
          let excess = Double(errors[place]) - rate * Double(pairs[place])
          ofGroups[first] += excess
          guard second != first else { continue }
          ofGroups[second] += excess
          ofPairs += excess * excess
        }
      }
      let squares = ofGroups.reduce(0.0) { $0 + $1 * $1 } - ofPairs
      // Few classes may seem to differ less than pairs that do not know of one another.
      let variance = max(squares / max(count * count, 1), rate * (1 - rate) / max(count, 1))
      return (rate, .wilson(rate, variance: variance, otherwise: otherwise))
    }
  }
}
