/// What is said of a field that is not what its column holds.
struct FieldFaults {
  let bytes: ByteView
  let layout: ColumnLayout
  let request: ImportRequest
  /// The mark before decimals.
  let decimal: UInt8

  func noNumber(
    _ field: DelimitedScanner.Field, _ position: Int, _ scanner: DelimitedScanner
  ) -> ImportFault {
    let column = layout.column(position)
    guard !field.range.isEmpty else {
      return ImportFault(
        field.place, "is empty\(layout.within(position)). Fill it in, or \(missing(column)).")
    }
    let text = scanner.text(field)
    let areMany = layout.wordColumns.count > 1 && layout.wordColumns.contains(position)
    let others =
      areMany ? layout.wordColumns.map { layout.column($0).word } : [column.word]
    return ImportFault(
      field.place,
      "holds '\(shortened(String(text.prefix(40))))', which is no number\(layout.within(position)). "
        + "Leave \(areMany ? "such columns" : "the column") out with "
        + "\(request.ignored.adding(others)), or choose it with --label if it holds the classes"
        + "\(request.rowColumns.others(for: column, word: text))." + hint(text))
  }

  /// What to do with a number that is not there.
  private func missing(_ column: ImportedColumn) -> String {
    "leave such rows out with \(request.ignored.adding(["missing-rows"])), or the column with "
      + request.ignored.adding([column.word])
  }

  /// A number that 32 bits do not hold.
  func notFinite(
    _ number: Double, _ field: DelimitedScanner.Field, _ position: Int
  ) -> ImportFault {
    let column = layout.column(position)
    return ImportFault(
      field.place,
      "holds \(shortened(bytes.text(field.range)))\(layout.within(position)), which is no finite "
        + "number of 32 bits. "
        + (number.isNaN ? "Give a number, \(missing(column))." : "Give a smaller number."))
  }

  func noFlag(
    _ field: DelimitedScanner.Field, _ position: Int, _ scanner: DelimitedScanner
  ) -> ImportFault {
    ImportFault(
      field.place,
      "holds '\(shortened(scanner.text(field)))'\(layout.within(position)), where the first row has "
        + "true or false. Give one of them.")
  }

  func noList(
    _ field: DelimitedScanner.Field, _ position: Int, _ width: Int, _ scanner: DelimitedScanner
  ) -> ImportFault {
    let count = NumberList(bytes, field.range).map { "a list of \($0.numbers.count) numbers" }
    return ImportFault(
      field.place,
      "holds \(count ?? "no list of numbers")\(layout.within(position)), where the first row has "
        + "\(width). Give every row as many." + Self.hint(scanner.text(field)))
  }

  /// What a text that is no number may be.
  private func hint(_ text: String) -> String {
    if decimal == DecimalMark.comma, text.contains(".") {
      return " Other numbers have a decimal comma."
    }
    return Self.hint(text)
  }

  private static func hint(_ text: String) -> String {
    if text.contains("...") {
      return " NumPy left numbers out where it printed '...': write lists with .tolist()."
    }
    if text.hasPrefix("[") { return " A list in a cell stands in quotes: \"[0.1, 0.2]\"." }
    if text.contains(",") { return " Write decimals with a point, and thousands without a comma." }
    let parts = text.split(separator: ":")
    return parts.count == 2 && parts.allSatisfy { Double($0) != nil }
      ? " Of svmlight's form write the whole matrix: sklearn.datasets.load_svmlight_file, then "
        + "numpy.savez(file, x=x.toarray(), y=y)." : ""
  }
}
