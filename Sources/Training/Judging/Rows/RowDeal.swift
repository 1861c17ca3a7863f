internal import Kernels

/// Which of the ten groups of `RowGroups` each row is in, whatever the order of rows and the names of classes.
///
/// Rows of the same numbers hang together: a copy is in the group of its first.
struct RowDeal: Sendable {
  /// One a row.
  let groupOf: [UInt8]

  /// - Parameter other: the same rows in the same order as they are elsewhere, where both are held against one
  ///   another: they are dealt by the numbers of both, whichever comes first.
  init(_ table: DataTable, pairedWith other: DataTable? = nil) {
    var hashes = Self.hashes(table)
    if let other { hashes = zip(hashes, Self.hashes(other)).map { $0 &+ $1 } }
    let byClass = RowsByClass(table.labels, classes: table.classes)
    let starts = byClass.starts
    let classes = (0..<byClass.classes).filter { starts[$0] < starts[$0 + 1] }.map { label in
      byClass.order[starts[label]..<starts[label + 1]].map { (hash: hashes[Int($0)], row: $0) }
        .sorted { $0.hash < $1.hash }
    }
    // Each class goes on where another ended, so that groups are of one size.
    let ordered = classes.sorted {
      $0.lazy.map(\.hash).lexicographicallyPrecedes($1.lazy.map(\.hash))
    }
    var groups = [UInt8](repeating: 0, count: table.count)
    var dealt = 0
    for rows in ordered {
      for place in rows.indices {
        if place == 0 || rows[place].hash != rows[place - 1].hash { dealt += 1 }
        groups[Int(rows[place].row)] = UInt8(dealt % RowGroups.count)
      }
    }
    groupOf = groups
  }

  /// Of each row's numbers; zeros of either sign are one.
  private static func hashes(_ table: DataTable) -> [UInt64] {
    let width = table.width
    return table.values.withUnsafeBufferPointer { values in
      (0..<table.count).map { row in
        var fingerprint = Fingerprint()
        for axis in row * width..<(row + 1) * width {
          fingerprint.mix(UInt64((values[axis] + 0).bitPattern))
        }
        return fingerprint.stirred
      }
    }
  }
}
