/// Classes that are spread over the last columns, a 1 in one of them a row.
struct OneHotColumns {
  /// Which of the columns has the 1, for each row.
  private let places: [Int]
  private let columns: [ImportedColumn]

  /// - Parameters:
  ///   - table: the rows without the last column.
  ///   - labels: what was taken for classes in it.
  ///   - last: that column.
  /// - Returns: nil where these are no one-hot classes.
  /// - Throws: where they are but for rows without a 1.
  init?(
    _ table: ImportedTable, _ labels: ImportedLabels, _ last: ImportedColumn
  ) throws(ImportFault) {
    guard
      [["0", "1"], ["False", "True"], ["false", "true"], ["FALSE", "TRUE"]].contains(labels.names),
      table.count >= 5
    else { return nil }
    // Of the columns looked at, the position of the one with the 1, and −1 before it is found.
    var places = labels.indices.map { $0 == 1 ? table.width : -1 }
    var missing = places.count { $0 < 0 }
    var first = table.width
    while missing > 0, first > 0 {
      let column = (0..<table.count).map { table.values[$0 * table.width + first - 1] }
      let isHot = zip(column, places).allSatisfy { $0 == 0 || ($0 == 1 && $1 < 0) }
      guard isHot, column.contains(1) else { break }
      first -= 1
      for row in places.indices where column[row] == 1 {
        places[row] = first
        missing -= 1
      }
    }
    if missing > 0, table.width - first >= 2, let row = places.firstIndex(where: { $0 < 0 }) {
      throw ImportFault(
        .file,
        "ends in \(table.width - first + 1) columns of which one has a 1 in most rows, but none in row "
          + "\(row + 1): no one-hot classes. Leave such rows out, or say --label last if that column "
          + "alone holds the classes.")
    }
    guard missing == 0, first < table.width else { return nil }
    self.places = places.map { $0 - first }
    columns = (first..<table.width).map { table.column($0) } + [last]
  }

  /// The classes of a table instead of the columns.
  func take(from table: inout ImportedTable) throws(ImportFault) {
    var classes = ClassIndex()
    classes.reserve(places.count)
    let isNamed = columns.allSatisfy { !($0.name ?? "").isEmpty }
    for place in places {
      try classes.append(isNamed ? columns[place].name ?? "" : "\(place)", at: .file)
    }
    var labels = classes.finished()
    let titles = columns.map { isNamed ? $0.name ?? "" : "\($0.number)" }
    labels.source =
      "\(columns.count) one-hot columns (\(ImportedParts.list(titles))), by their argmax"
    let left = table.parts.left
    try table.drop(Set(table.width - columns.count + 1..<table.width))
    table.parts.left = left
    table.parts.numbers = "\(table.width) column\(table.width == 1 ? "" : "s")"
    let kept = table.columns.compactMap(\.name)
    if kept.count == table.width, isNamed {
      table.parts.numbers += " (\(ImportedParts.list(kept)))"
    }
    try table.take(labels, isPart: true)
  }
}

/// The place of the only 1 among zeros; nil where there is none such.
func oneHotPlace(_ numbers: [Double]) -> Int? {
  guard numbers.count > 1, numbers.allSatisfy({ $0 == 0 || $0 == 1 }),
    numbers.count(where: { $0 == 1 }) == 1
  else { return nil }
  return numbers.firstIndex(of: 1)
}
