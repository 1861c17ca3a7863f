internal import Kernels

/// Which of the ten groups of `RowGroups` each row is in, whatever the order of rows and the names of classes.
///
/// Rows of the same numbers hang together: a copy is in the group of its first. Those for test are dealt behind
/// those for training.
struct RowDeal: Sendable {
  /// One a row.
  let groupOf: [UInt8]
  /// How many rows of its class, and of its side of a split, have each row's numbers, itself among them.
  let copies: [Int32]

  private typealias Row = (isTest: Bool, hash: UInt64, row: Int32)

  /// - Parameter other: the same rows in the same order as they are elsewhere, where both are held against one
  ///   another: they are dealt by the numbers of both, whichever comes first, and rows that stayed as alone.
  init(_ table: DataTable, pairedWith other: DataTable? = nil) {
    let hashes = Self.hashes(table)
    let own = Self.sorted(hashes, table)
    copies = Self.copies(own, count: table.count)
    let classes = other.map { Self.sorted(zip(hashes, Self.hashes($0)).map(min), table) } ?? own
    // Each class goes on where another ended, so that groups are of one size.
    let ordered = classes.sorted {
      $0.lazy.map(\.hash).lexicographicallyPrecedes($1.lazy.map(\.hash))
    }
    var groups = [UInt8](repeating: 0, count: table.count)
    var dealt = 0
    for rows in ordered {
      for place in rows.indices {
        if place == 0 || !Self.areCopies(rows[place], rows[place - 1]) { dealt += 1 }
        groups[Int(rows[place].row)] = UInt8(dealt % RowGroups.count)
      }
    }
    groupOf = groups
  }

  /// The rows of each class that has some.
  private static func sorted(_ hashes: [UInt64], _ table: DataTable) -> [[Row]] {
    let byClass = RowsByClass(table.labels, classes: table.classes)
    let (starts, isTest) = (byClass.starts, table.rows.isTest)
    return (0..<byClass.classes).filter { starts[$0] < starts[$0 + 1] }.map { label in
      byClass.order[starts[label]..<starts[label + 1]].map { row -> Row in
        (isTest.isEmpty ? false : isTest[Int(row)], hashes[Int(row)], row)
      }.sorted { ($0.isTest ? 1 : 0, $0.hash) < ($1.isTest ? 1 : 0, $1.hash) }
    }
  }

  private static func areCopies(_ first: Row, _ second: Row) -> Bool {
    first.hash == second.hash && first.isTest == second.isTest
  }

  private static func copies(_ classes: [[Row]], count: Int) -> [Int32] {
    var copies = [Int32](repeating: 1, count: count)
    for rows in classes {
      var start = 0
      while start < rows.count {
        let end = rows[start...].firstIndex { !areCopies($0, rows[start]) } ?? rows.count
        for place in start..<end { copies[Int(rows[place].row)] = Int32(end - start) }
        start = end
      }
    }
    return copies
  }

  /// How many rows of each class differ from one another.
  func distinct(_ table: DataTable) -> [Int] {
    var shares = [Double](repeating: 0, count: table.classes)
    for (row, label) in table.labels.enumerated() { shares[Int(label)] += 1 / Double(copies[row]) }
    return shares.map { Int($0.rounded()) }
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
