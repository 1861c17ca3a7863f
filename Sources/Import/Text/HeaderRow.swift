/// Whether the first row of a table names its columns, found out from how it looks.
struct HeaderRow {
  let first: [String]
  /// Whether each of its fields is a number, or what stands for one.
  let firstNumbers: [Bool]
  let second: [String]
  let secondNumbers: [Bool]

  init(
    _ first: [FirstField], _ second: [FirstField]
  ) {
    self.first = first.map(\.text)
    self.second = second.map(\.text)
    firstNumbers = first.map(\.isValue)
    secondNumbers = second.map(\.isValue)
  }

  static let nothingBelow: ImportFault = ImportFault(
    .file, "has a row of names and no rows under it. Give a row a sample.")

  /// Whether it holds several texts, no number, and nothing stands below it.
  var isOfNamesAlone: Bool {
    second.isEmpty && first.count > 1 && !firstNumbers.contains(true) && !first.contains("")
  }

  /// - Throws: where it looks like both.
  func namesColumns(line: Int) throws(ImportFault) -> Bool {
    guard !second.isEmpty else { return false }
    let isNamed = first.indices.contains { position in
      // What lacks a name is an index, before all others.
      !firstNumbers[position] && secondNumbers.indices.contains(position)
        && secondNumbers[position] && (position == 0 || !first[position].isEmpty)
    }
    if isNamed { return true }
    // A header over numbers of which the first row lacks some.
    if first.count > 1, !firstNumbers.contains(true), !first.contains("") { return true }
    if zip(first, firstNumbers).contains(where: { !$1 && ImportRequest.namesClasses($0) }) {
      return true
    }
    guard first.count > 2, countsColumns(from: 0) || countsColumns(from: 1) else { return false }
    // pandas calls columns without names so.
    if first.count > 3, first[0] == "0" { return true }
    guard second.contains(where: { $0.contains(".") }) else { return false }
    throw ImportFault(
      .line(line, column: 1),
      "holds \(ImportedParts.list(first)), which may be names of columns or a row. Say which with "
        + "--header on or --header off.")
  }

  /// Whether the numbers of the first row may be names, such as years or wavelengths: they go up.
  var hasRisingNumbers: Bool {
    let numbers = first.compactMap { Double($0) }
    return zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
  }

  private func countsColumns(from start: Int) -> Bool {
    first.enumerated().allSatisfy { $1 == "\($0 + start)" }
  }
}
