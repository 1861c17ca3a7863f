internal import Kernels

/// Pairs of both kinds counted by bins for each group of classes that takes part in them.
struct PairTally: Sendable {
  let groups: ClassGroups
  /// groups × bins; a pair of two groups counts in both.
  private let same: [UInt32]
  private let different: [UInt32]
  /// Every pair counted once.
  let whole: TradeOff

  /// Stretches that pairs are counted in at a time.
  private static let stretches = 4

  init(
    same: PairChords, different: PairChords, _ bins: CoarseBins, _ groups: ClassGroups,
    _ inPieces: InPieces
  ) {
    self.groups = groups
    let jobs =
      [(same, 0..<same.plan.pieces)]
      + (1..<Self.stretches).map { stretch in
        let (pieces, parts) = (different.plan.pieces, Self.stretches - 1)
        return (different, pieces * (stretch - 1) / parts..<pieces * stretch / parts)
      }
    let counts = gathered(jobs.count, inPieces) { job in
      Self.counts(jobs[job].0, jobs[job].1, bins, groups)
    }
    self.same = counts[0]
    var sum = counts[1]
    for other in counts[2...] {
      for index in sum.indices { sum[index] += other[index] }
    }
    self.different = sum
    let start = groups.count * CoarseBins.count
    whole = TradeOff(counts[0][start...], sum[start...])
  }

  /// Groups × bins, and behind them every pair once.
  private static func counts(
    _ chords: PairChords, _ pieces: Range<Int>, _ bins: CoarseBins, _ groups: ClassGroups
  ) -> [UInt32] {
    let (size, classOf) = (CoarseBins.count, chords.plan.rows.classOf)
    var counts = [UInt32](repeating: 0, count: (groups.count + 1) * size)
    counts.withUnsafeMutableBufferPointer { counts in
      for piece in pieces {
        chords.plan.forEachRow(ofPiece: piece) { place, others, slot in
          let first = groups.group(of: classOf[place])
          for (index, other) in others.enumerated() {
            let bin = bins.bin(chords.values[slot + index])
            counts[groups.count * size + bin] += 1
            counts[first * size + bin] += 1
            guard chords.plan.kind == .different else { continue }
            let second = groups.group(of: classOf[Int(other)])
            if second != first { counts[second * size + bin] += 1 }
          }
        }
      }
    }
    return counts
  }

  /// Of how many classes of one size, by their pairs of one class, these say as much.
  var weight: Double {
    ClassJackknife.weight(
      of: (0..<groups.count).map { group in
        same[group * CoarseBins.count..<(group + 1) * CoarseBins.count].reduce(0.0) {
          $0 + Double($1)
        }
      })
  }

  /// What some numbers come to without each group in turn; a group without which one kind of pairs is
  /// gone changes nothing.
  func withoutEach(_ numbers: @escaping @Sendable (TradeOff) -> [Double], _ inPieces: InPieces)
    -> [[Double]]
  {
    gathered(groups.count, inPieces) { group in
      let range = group * CoarseBins.count..<(group + 1) * CoarseBins.count
      let rest = TradeOff(same[range], different[range], less: whole)
      return numbers(rest.isWhole ? rest : whole)
    }
  }
}
