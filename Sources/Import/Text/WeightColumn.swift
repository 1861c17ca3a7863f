/// Columns that say how much each row is to count: no measurement of it.
enum WeightColumn {
  private static let names: Set<String> = [
    "sampleweight", "sampleweights", "instanceweight", "instanceweights", "caseweight",
    "caseweights", "classweight", "classweights", "rowweight", "rowweights",
  ]
  /// What may be a measurement, too, unless all others are numbers of one series.
  private static let namesBesideSeries: Set<String> = ["weight", "weights"]

  /// - Throws: which column it is, and the option that leaves it out or keeps it.
  static func check(_ table: ImportedTable, _ request: ImportRequest) throws(ImportFault) {
    guard !request.ignored.keepsOthers, table.count > 1, table.width > 1 else { return }
    let columns = (0..<table.width).map(table.column)
    for (position, column) in columns.enumerated() {
      guard let name = column.name else { continue }
      let plain = SplitParts.plain(name)
      guard
        names.contains(plain)
          || namesBesideSeries.contains(plain) && isSeries(columns, except: position)
      else { continue }
      throw ImportFault(
        .file,
        "has weights of rows in \(column.title), no measurement. Leave it out with "
          + "\(request.ignored.adding([column.word])), or say --ignore none if it is meant.")
    }
  }

  /// Whether all other columns are one name with a number behind it, as d0, d1, d2.
  private static func isSeries(_ columns: [ImportedColumn], except own: Int) -> Bool {
    let names = columns.indices.filter { $0 != own }.map { columns[$0].name ?? "" }
    let stems = Set(
      names.map { String($0.reversed().drop { $0.isASCII && $0.isNumber }.reversed()) })
    return names.count > 1 && stems.count == 1
      && names.allSatisfy { $0.last.map { $0.isASCII && $0.isNumber } ?? false }
  }
}
