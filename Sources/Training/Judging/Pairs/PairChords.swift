internal import Kernels

/// How far the pairs of one kind are apart: the squared distance of rows scaled to length 1, which is
/// 2 − 2 cos θ, for each slot of a plan.
struct PairChords: Sendable {
  let plan: PairPlan
  let values: [Float]

  /// What less than this lies between is one place: rounding alone tells it apart.
  private static let nothing = 1e-12

  init(plan: PairPlan, values: [Float]) {
    (self.plan, self.values) = (plan, values)
  }

  init(_ plan: PairPlan, _ rows: OrderedRows, _ inPieces: InPieces) {
    self.plan = plan
    let (dimension, inverses) = (rows.width, rows.inverses)
    values = rows.values.withUnsafeBufferPointer { values in
      // Read by all, written by nobody.
      nonisolated(unsafe) let values = values
      return [Float](unsafeUninitializedCapacity: plan.count) { chords, count in
        nonisolated(unsafe) let chords = chords
        inPieces(plan.pieces) { piece in
          var sums: [Double] = []
          plan.forEachRow(ofPiece: piece) { first, others, slot in
            if sums.count < others.count { sums = Array(repeating: 0, count: 2 * others.count) }
            sums.withUnsafeMutableBufferPointer { sums in
              others.withUnsafeBufferPointer { others in
                guard let start = sums.baseAddress else { return }
                PairSums.take(of: values, dimension: dimension, first, with: others, into: start)
              }
            }
            for (index, other) in others.enumerated() {
              let cosine = sums[index] * inverses[first] * inverses[Int(other)]
              let chord = 2 - 2 * cosine
              chords[slot + index] = chord < Self.nothing ? 0 : Float(min(chord, 4))
            }
          }
        }
        count = plan.count
      }
    }
  }
}
