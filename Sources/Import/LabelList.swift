/// Classes alone from text: a line each, or a column of the Embedding Projector's metadata.
enum LabelList {
  /// Several columns have a row of names above them, a single one has none, as the Projector asks.
  static func read(
    _ bytes: ByteView, delimiter: UInt8?, _ request: ImportRequest
  ) throws(ImportFault) -> ImportedLabels {
    try TextFile.check(bytes)
    let start = TextFile.start(of: bytes)
    let delimiter = delimiter ?? TextFile.delimiter(of: bytes, from: start)
    var scanner = DelimitedScanner(bytes, delimiter: delimiter, from: start)
    var row: [DelimitedScanner.Field] = []
    guard try scanner.next(into: &row) else {
      throw ImportFault(.file, "has no rows. Give a line a sample.")
    }
    let columns = row.count
    let names = row.map { scanner.text($0) }
    let hasHeader = request.hasHeader ?? (columns > 1)
    let column = try column(names, hasHeader, request.label)
    var classes = ClassIndex()
    classes.reserve(min(TextFile.lines(of: bytes, from: start), bytes.count / 2 + 1))
    var isNext = hasHeader ? try scanner.next(into: &row) : true
    while isNext {
      guard row.count == columns else {
        throw ImportFault(
          .line(row[0].line, column: 1),
          "has \(row.count) field\(row.count == 1 ? "" : "s") where the first row has \(columns). "
            + "Give every row as many.")
      }
      let place = ImportFault.Place.line(row[column].line, column: row[column].column)
      let name = scanner.text(row[column])
      guard !name.isEmpty else { throw ImportFault(place, "is empty. Give every row its class.") }
      try classes.append(name, at: place)
      isNext = try scanner.next(into: &row)
    }
    return classes.finished()
  }

  private static func column(
    _ names: [String], _ hasHeader: Bool, _ label: ImportRequest.LabelColumn
  ) throws(ImportFault) -> Int {
    switch label {
    case .usual, .none: return hasHeader ? ImportRequest.usualPosition(in: names) ?? 0 : 0
    case .last: return names.count - 1
    case .position(let position):
      guard position <= names.count else {
        throw ImportFault(
          .file, "has \(names.count) columns, so --label \(position) is none of them.")
      }
      return position - 1
    case .named(let name):
      guard hasHeader, let position = names.firstIndex(of: name) else {
        throw ImportFault(
          .file,
          "has no column '\(shortened(name))'. Choose one of "
            + names.prefix(20).map { shortened($0) }.joined(separator: ", ") + ".")
      }
      return position
    }
  }
}
