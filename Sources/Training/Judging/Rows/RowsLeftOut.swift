internal import Kernels
internal import MarginLosses

extension Redrawing {
  /// - Parameters:
  ///   - table: with the rows for training, where some are for test.
  ///   - judged: where the rows that may be judged stand in it.
  ///   - rows: those that were.
  init(
    _ table: DataTable, _ deal: RowDeal, _ prototypes: JudgingPrototypes, inverses: [Double],
    _ judged: [Int], _ rows: JudgedRows, _ inPieces: InPieces
  ) {
    if prototypes.areGiven {
      self = .rows
    } else if !table.rows.hasSplit, Self.isByClasses(deal.distinct(table)) {
      self = .classes
    } else {
      self = .groups(
        RowGroups(table, deal, prototypes, inverses: inverses, judged, rows, inPieces))
    }
  }
}

extension RowGroups {
  /// - Parameters:
  ///   - prototypes: means of the rows of the table, those for training where some are for test.
  ///   - inverses: one over each row's length.
  ///   - judged: where the rows that may be judged stand in the table.
  ///   - rows: those that were judged by the means.
  init(
    _ table: DataTable, _ deal: RowDeal, _ prototypes: JudgingPrototypes, inverses: [Double],
    _ judged: [Int], _ rows: JudgedRows, _ inPieces: InPieces
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
          let row = judged[rows.places[index]]
          return groupOf[row] == group
            ? nil
            : means.angles(row, Int(rows.labels[index]), nearest: Int(rows.nearest[index]))
        }
      }
      for (index, angles) in parts.joined().enumerated() {
        guard let angles else { continue }
        present[index] |= 1 << group
        own[index * Self.count + group] = Float(angles.own)
        next[index * Self.count + group] = Float(angles.next)
      }
    }
    let used = groupOf.reduce(UInt16(0)) { $0 | 1 << UInt16($1) }
    self.init(present: present, used: used, own: own, next: next)
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
      for row in table.trainingRows where isOut(row) {
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
