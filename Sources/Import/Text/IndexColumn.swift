/// Columns that count or name the rows: numbers that measure nothing, such as the index that pandas
/// writes.
enum IndexColumn {
  private static let usualNames: Set<String> = [
    "id", "index", "idx", "uid", "rowid", "row_id", "rownames", "level_0",
  ]

  /// - Throws: which columns they are, and the option that leaves them out or keeps them.
  static func check(_ table: ImportedTable, _ request: ImportRequest) throws(ImportFault) {
    let ignored = request.ignored
    guard !ignored.keepsOthers, table.count > 1 else { return }
    var found: [(column: ImportedColumn, words: String)] = []
    for position in 0..<table.width {
      let column = table.column(position)
      if let words = words(table, position, column) { found.append((column, words)) }
    }
    guard let first = found.first else { return }
    let option = ignored.adding(found.map(\.column.word))
    let more = found.count > 1 ? ", and \(found.count - 1) more like it" : ""
    let names =
      request.rowColumns.id == nil
      ? ", take it as the rows' names with --id \(first.column.reference)" : ""
    throw ImportFault(
      .file,
      "\(first.words)\(more): an index, no measurement. Leave it out with \(option)\(names), or say "
        + "--ignore none if it is meant.")
  }

  private static func words(
    _ table: ImportedTable, _ position: Int, _ column: ImportedColumn
  ) -> String? {
    let value = { (row: Int) in table.values[row * table.width + position] }
    let shown = (0..<min(3, table.count)).map { "\(Int64(clamping: value($0)))" }
      .joined(separator: ", ")
    if counts(table.count, isFirst: column.number == 1, value) {
      return "counts the rows in \(column.title) (\(shown), …)"
    }
    guard let name = column.name, isIndex(name),
      (0..<table.count).allSatisfy({ value($0) == value($0).rounded() })
    else { return nil }
    return "has whole numbers (\(shown), …) in \(column.title), "
      + (name.isEmpty ? "which has no name" : "a name for rows")
  }

  /// Whether the values go up by one from row to row, for longer than by chance.
  private static func counts(_ rows: Int, isFirst: Bool, _ value: (Int) -> Float) -> Bool {
    let start = value(0)
    guard rows >= (isFirst && start == 0 ? 5 : 8), start == start.rounded(),
      start.magnitude < 0x1p23, rows < 1 << 23
    else { return false }
    return (1..<rows).allSatisfy { value($0) == start + Float($0) }
  }

  private static func isIndex(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.isEmpty || usualNames.contains(name) || name.hasPrefix("unnamed:")
      || name.hasSuffix("_id") || name.hasSuffix("_idx") || name.hasSuffix("_index")
  }
}

extension Int64 {
  /// The whole number next to it that there is.
  fileprivate init(clamping value: Float) {
    self = value.magnitude < 9e18 ? Int64(value) : value < 0 ? .min : .max
  }
}
