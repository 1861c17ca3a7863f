internal import Kernels
internal import MarginLosses

extension Redrawing {
  init(
    _ table: DataTable, pairedWith other: DataTable?, _ prototypes: JudgingPrototypes,
    inverses: [Double], _ rows: JudgedRows, _ inPieces: InPieces
  ) {
    if prototypes.areGiven || table.rows.hasSplit {
      self = .rows
    } else if Self.isByClasses(prototypes.counts) {
      self = .classes
    } else {
      self = .groups(
        RowGroups(
          table, RowDeal(table, pairedWith: other), prototypes, inverses: inverses, rows, inPieces))
    }
  }
}

extension RowGroups {
  /// - Parameters:
  ///   - prototypes: means of the rows of the table.
  ///   - inverses: one over each row's length.
  ///   - rows: those of the table that were judged by them.
  init(
    _ table: DataTable, _ deal: RowDeal, _ prototypes: JudgingPrototypes, inverses: [Double],
    _ rows: JudgedRows, _ inPieces: InPieces
  ) {
    let groupOf = deal.groupOf
    precondition(groupOf.count == table.count, "\(groupOf.count) rows dealt of \(table.count)")
    var present = [UInt16](repeating: 0, count: rows.count)
    var own = [Float](repeating: 0, count: rows.count * Self.count)
    var next = own
    for group in 0..<Self.count {
      let means = Means(table, prototypes, inverses: inverses) { groupOf[$0] == group }
      let size = 1024
      let parts = gathered((rows.count + size - 1) / size, inPieces) { piece in
        (piece * size..<min(piece * size + size, rows.count)).map { index in
          groupOf[rows.places[index]] == group
            ? nil
            : means.angles(
              rows.places[index], Int(rows.labels[index]), nearest: Int(rows.nearest[index]))
        }
      }
      for (index, angles) in parts.joined().enumerated() {
        guard let angles else { continue }
        present[index] |= 1 << group
        own[index * Self.count + group] = Float(angles.own)
        next[index * Self.count + group] = Float(angles.next)
      }
    }
    self.init(present: present, own: own, next: next)
  }

  /// Sums of the rows of each class but those left out.
  private struct Means: Sendable {
    let table: DataTable
    let inverses: [Double]
    let leavesOut: Bool
    var sums: [Double]
    /// Squares of their lengths.
    var squares: [Double]
    var counts: [Int]

    init(
      _ table: DataTable, _ prototypes: JudgingPrototypes, inverses: [Double],
      isOut: (Int) -> Bool
    ) {
      (self.table, self.inverses) = (table, inverses)
      leavesOut = prototypes.leavesOut
      (sums, counts) = (prototypes.vectors, prototypes.counts)
      let width = table.width
      for row in 0..<table.count where isOut(row) {
        let label = Int(table.labels[row])
        counts[label] -= 1
        for axis in 0..<width {
          sums[label * width + axis] -= Double(table.values[row * width + axis]) * inverses[row]
        }
      }
      squares = RowLengths.of(sums, dimension: width).map { $0 * $0 }
    }

    /// Nil where nothing is left that the row is held against.
    func angles(_ row: Int, _ label: Int, nearest: Int) -> (own: Double, next: Double)? {
      guard counts[label] > (leavesOut ? 1 : 0), counts[nearest] > 0 else { return nil }
      let (mine, theirs) = (product(row, label), product(row, nearest))
      // Without the row itself, which has length 1.
      let (along, square) =
        leavesOut ? (mine - 1, squares[label] - 2 * mine + 1) : (mine, squares[label])
      guard square > 0, squares[nearest] > 0 else { return nil }
      return (
        (along / square.squareRoot()).boundedArcCosine,
        (theirs / squares[nearest].squareRoot()).boundedArcCosine
      )
    }

    /// Of a row scaled to length 1 and a class's sum.
    private func product(_ row: Int, _ label: Int) -> Double {
      let width = table.width
      return table.values.withUnsafeBufferPointer { values in
        sums.withUnsafeBufferPointer { sums in
          var product = 0.0
          for axis in 0..<width {
            product += Double(values[row * width + axis]) * sums[label * width + axis]
          }
          return product * inverses[row]
        }
      }
    }
  }
}

extension Double {
  fileprivate var boundedArcCosine: Double { Swift.min(Swift.max(self, -1), 1).arcCosine }
}
