/// Classes that are spread over the last columns, a 1 in one of them a row.
enum OneHotColumns {
  /// - Throws: which columns they are, where the last one was taken for the classes.
  static func check(_ table: ImportedTable, _ labels: ImportedLabels) throws(ImportFault) {
    guard labels.names == ["0", "1"], table.count >= 5 else { return }
    var sums = labels.indices.map { Float($0) }
    var columns = 0
    for column in (0..<table.width).reversed() {
      let values = (0..<table.count).map { table.values[$0 * table.width + column] }
      guard values.allSatisfy({ $0 == 0 || $0 == 1 }) else { break }
      for row in sums.indices { sums[row] += values[row] }
      guard sums.allSatisfy({ $0 <= 1 }) else { return }
      columns += 1
      if sums.allSatisfy({ $0 == 1 }) { break }
    }
    guard columns > 0, sums.allSatisfy({ $0 == 1 }) else { return }
    throw ImportFault(
      .file,
      "has one-hot classes in its last \(columns + 1) columns: one 1 a row. Give one column of "
        + "classes, the argmax of these: frame[columns].idxmax(axis=1). If the last one is meant "
        + "alone, say --label last.")
  }
}
