internal import Kernels

/// How far the pairs of one kind are apart: the squared distance of rows scaled to length 1, which is
/// 2 − 2 cos θ, for each slot of a plan.
struct PairChords: Sendable {
  let plan: PairPlan
  let values: [Float]

  /// What less than this lies between is one place: rounding alone tells it apart.
  private static let nothing = 1e-12

  /// - Parameter inverses: one over each row's length.
  init(_ plan: PairPlan, _ table: DataTable, inverses: [Double], _ inPieces: InPieces) {
    self.plan = plan
    let (dimension, order) = (table.width, plan.rows.order)
    values = table.values.withUnsafeBufferPointer { values in
      // Read by all, written by nobody.
      nonisolated(unsafe) let values = values
      return [Float](unsafeUninitializedCapacity: plan.count) { chords, count in
        nonisolated(unsafe) let chords = chords
        inPieces(plan.pieces) { piece in
          var sums: [Double] = []
          var rows: [Int32] = []
          plan.forEachRow(ofPiece: piece) { place, others, slot in
            let first = Int(order[place])
            rows.removeAll(keepingCapacity: true)
            for other in others { rows.append(order[other]) }
            if sums.count < rows.count { sums = Array(repeating: 0, count: 2 * rows.count) }
            sums.withUnsafeMutableBufferPointer { sums in
              rows.withUnsafeBufferPointer { rows in
                guard let start = sums.baseAddress else { return }
                PairSums.take(
                  of: values, dimension: dimension, first, with: rows, into: start)
              }
            }
            for (index, row) in rows.enumerated() {
              let cosine = sums[index] * inverses[first] * inverses[Int(row)]
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
