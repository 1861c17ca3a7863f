/// The pairs of a kind that are the hardest: furthest apart in one class, or nearest in two.
struct HardestPairs: Sendable {
  struct Pair: Equatable, Sendable {
    /// Rows of the table, the earlier one first.
    let first: Int
    let second: Int
    let chord: Double
  }

  let pairs: [Pair]

  init(_ chords: PairChords, _ count: Int) {
    guard count > 0 else {
      pairs = []
      return
    }
    let isSame = chords.plan.kind == .same
    let slots = Self.slots(chords.values, count, fromTheFurthest: isSame)
    var found: [Pair] = []
    let order = chords.plan.rows.order
    for piece in 0..<chords.plan.pieces {
      let wanted = slots.intersection(chords.plan.slots(ofPiece: piece))
      guard !wanted.isEmpty else { continue }
      chords.plan.forEachRow(ofPiece: piece) { place, others, slot in
        for (index, other) in others.enumerated() where wanted.contains(slot + index) {
          let rows = [Int(order[place]), Int(order[Int(other)])].sorted()
          found.append(
            Pair(first: rows[0], second: rows[1], chord: Double(chords.values[slot + index])))
        }
      }
    }
    pairs = found.sorted {
      ($0.chord == $1.chord)
        ? ($0.first, $0.second) < ($1.first, $1.second)
        : isSame ? $0.chord > $1.chord : $0.chord < $1.chord
    }
  }

  /// Where the furthest or the nearest stand; of equals, the first ones.
  private static func slots(
    _ chords: [Float], _ count: Int, fromTheFurthest isFurthest: Bool
  ) -> Set<Int> {
    let wanted = min(count, chords.count)
    guard wanted > 0 else { return [] }
    let bins = ChordBins(chords)
    // The bin in which the last of them stands, and what lies beyond it.
    let rank = isFurthest ? chords.count - wanted : wanted - 1
    let bin = bins.before.lastIndex { $0 <= rank } ?? 0
    let edge = ChordBins.members(of: min(bin, ChordBins.count - 1), in: chords)[
      rank - bins.before[bin]]
    var (beyond, at): ([Int], [Int]) = ([], [])
    for (slot, chord) in chords.enumerated() {
      if chord == edge { if at.count < wanted { at.append(slot) } }
      if isFurthest ? chord > edge : chord < edge { beyond.append(slot) }
    }
    return Set(beyond + at.prefix(wanted - beyond.count))
  }
}
