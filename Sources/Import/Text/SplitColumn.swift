/// Columns that say by 0 and 1 which rows are for test: numbers that measure nothing.
enum SplitColumn {
  private static let usualNames: Set<String> = [
    "split", "test", "train", "val", "istest", "istrain", "istraining", "isval", "isvalidation",
  ]

  /// - Throws: which column it is, and the options that divide the rows by it, leave it out or keep it.
  static func check(_ table: ImportedTable, _ request: ImportRequest) throws(ImportFault) {
    guard !request.ignored.keepsOthers, table.count > 1 else { return }
    for position in 0..<table.width {
      let column = table.column(position)
      guard usualNames.contains(SplitParts.plain(column.name ?? "")),
        (0..<table.count).allSatisfy({ [0, 1].contains(table.values[$0 * table.width + position]) })
      else { continue }
      // Of 0 and 1 in a column called split none can tell which is which.
      let isTold = SplitParts.plain(column.name ?? "") != "split"
      let dividing =
        request.rowColumns.split == nil && isTold
        ? "Divide them with --split \(column.reference), leave" : "Leave"
      throw ImportFault(
        .file,
        "has nothing but 0 and 1, or true and false, in \(column.title): which rows are for test, no measurement. \(dividing) it out "
          + "with \(request.ignored.adding([column.word])), or say --ignore none if it is meant.")
    }
  }
}
