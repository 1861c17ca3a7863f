/// A table of numbers from text: CSV, TSV, and their kin with semicolons.
struct DelimitedTable {
  private let bytes: ByteView
  private let request: ImportRequest
  private let delimiter: UInt8
  private let start: Int
  private var layout = ColumnLayout()
  /// Whether the first row was told to be no row of names, and may be one.
  private var hasUnsureHeader = false
  private var comments = 0
  private var values: [Float] = []
  private var classes = ClassIndex()

  private static let progressInterval = 1 << 20

  /// - Parameter delimiter: what separates fields; nil finds out.
  static func read(
    _ bytes: ByteView, delimiter: UInt8?, _ request: ImportRequest
  ) throws(ImportFault) -> ImportedTable {
    var table = try DelimitedTable(bytes, delimiter, request)
    return try table.read()
  }

  private init(_ bytes: ByteView, _ delimiter: UInt8?, _ request: ImportRequest)
    throws(ImportFault)
  {
    try TextFile.check(bytes)
    start = TextFile.start(of: bytes)
    self.bytes = bytes
    self.request = request
    self.delimiter = delimiter ?? TextFile.delimiter(of: bytes, from: start)
  }

  private mutating func read() throws(ImportFault) -> ImportedTable {
    var scanner = DelimitedScanner(bytes, delimiter: delimiter, from: start)
    var row: [DelimitedScanner.Field] = []
    let isHeader = try readHead(&scanner, &row)
    reserve()
    if !isHeader { try append(row, scanner) }
    var reported = scanner.position
    while try next(&scanner, &row) {
      try append(row, scanner)
      if scanner.position - reported > Self.progressInterval {
        reported = scanner.position
        request.progress?(Double(reported) / Double(bytes.count))
      }
    }
    guard !values.isEmpty else {
      throw ImportFault(.file, "has a row of names and no rows of numbers. Give a row a sample.")
    }
    return try finished()
  }

  private mutating func next(
    _ scanner: inout DelimitedScanner, _ row: inout [DelimitedScanner.Field]
  ) throws(ImportFault) -> Bool {
    while scanner.comment(columns: layout.count) != nil { comments += 1 }
    return try scanner.next(into: &row)
  }

  /// Reads up to the first row and settles what the columns are.
  ///
  /// - Returns: whether that row names them.
  private mutating func readHead(
    _ scanner: inout DelimitedScanner, _ row: inout [DelimitedScanner.Field]
  ) throws(ImportFault) -> Bool {
    var comment: Range<Int>?
    while let line = scanner.comment(columns: nil) {
      comment = line
      comments += 1
    }
    guard try scanner.next(into: &row) else {
      throw ImportFault(.file, "has no rows. Give a row a sample.")
    }
    if request.hasHeader != false, let comment, let names = names(in: comment, over: row) {
      comments -= 1
      try settle(names, row, scanner)
      return false
    }
    var following = scanner
    var second: [DelimitedScanner.Field] = []
    while following.comment(columns: row.count) != nil {}
    _ = try following.next(into: &second)
    let isHeader: Bool
    if let hasHeader = request.hasHeader {
      isHeader = hasHeader
    } else {
      let first = HeaderRow(row, second, bytes, scanner)
      isHeader = try first.namesColumns(line: row[0].line)
      hasUnsureHeader = !isHeader && first.hasRisingNumbers
    }
    let names = isHeader ? row.map { scanner.text($0) } : []
    try settle(names, isHeader && !second.isEmpty ? second : row, scanner)
    return isHeader
  }

  /// The names in a comment above the rows, where it has as many as they have fields.
  private func names(
    in comment: Range<Int>, over row: [DelimitedScanner.Field]
  ) -> [String]? {
    var start = comment.lowerBound
    while start < comment.upperBound, [35, 32].contains(bytes[start]) { start += 1 }
    guard let line = bytes.slice(start, comment.upperBound - start) else { return nil }
    var scanner = DelimitedScanner(line, delimiter: delimiter)
    var fields: [DelimitedScanner.Field] = []
    guard (try? scanner.next(into: &fields)) == true, fields.count == row.count, fields.count > 1
    else { return nil }
    return fields.map { scanner.text($0) }
  }

  private mutating func settle(
    _ names: [String], _ row: [DelimitedScanner.Field], _ scanner: DelimitedScanner
  ) throws(ImportFault) {
    layout = try ColumnLayout(
      names: names, texts: row.map { scanner.text($0) },
      numbers: row.map { DecimalNumber.parse(bytes, $0.range) != nil }, request)
    guard layout.width > 0 else {
      throw ImportFault(
        .file,
        "has no column of numbers. Give columns of numbers and one of classes, separated by "
          + "commas, tabs or semicolons.")
    }
  }

  private mutating func reserve() {
    // A number and its delimiter take two bytes, whatever the count of lines may pretend.
    let rows = TextFile.lines(of: bytes, from: start)
    values.reserveCapacity(min(rows.times(layout.width), bytes.count / 2 + 1))
    classes.reserve(layout.label == nil ? 0 : min(rows, bytes.count / 2 + 1))
  }

  private func finished() throws(ImportFault) -> ImportedTable {
    var table = ImportedTable(width: layout.width, values: values)
    table.columns = layout.columns
    table.parts = layout.parts
    if comments > 0 {
      table.parts.left.append("\(comments) line\(comments == 1 ? "" : "s") that '#' begins")
    }
    guard let label = layout.label else { return table }
    if hasUnsureHeader, let name = classes.nameOfFirstRowAlone {
      throw ImportFault(
        .file,
        "begins with a row whose class, '\(shortened(name))', no other row has: it may be a row of "
          + "names. Say so with --header on, or --header off if it is a class.")
    }
    var labels = classes.finished()
    labels.source = layout.labelSource(label)
    labels.origin = layout.labelOrigin
    if labels.origin == .place { try OneHotColumns.check(table, labels) }
    try table.take(labels)
    return table
  }

  private mutating func append(
    _ row: [DelimitedScanner.Field], _ scanner: DelimitedScanner
  ) throws(ImportFault) {
    guard row.count == layout.count else {
      throw ImportFault(
        .line(row[0].line, column: 1),
        "has \(row.count) field\(row.count == 1 ? "" : "s") where the first row has "
          + "\(layout.count ?? 0). Give every row as many."
          + (row.count == layout.names.count + 1 ? " Row names need a name above them, too." : ""))
    }
    for (position, field) in row.enumerated() {
      switch layout.roles[position] {
      case .number: values.append(try number(field, position, scanner))
      case .label:
        let name = scanner.text(field)
        guard !name.isEmpty else {
          throw ImportFault(
            place(field), "is empty\(layout.within(position)). Give every row its class.")
        }
        try classes.append(name, at: place(field))
      case .ignored: continue
      case .blank:
        guard field.range.isEmpty else {
          throw ImportFault(
            place(field),
            "holds '\(shortened(scanner.text(field)))' in column \(position + 1), which was empty "
              + "so far. Fill it in everywhere, or leave it out with --ignore \(position + 1).")
        }
      }
    }
  }

  private func number(
    _ field: DelimitedScanner.Field, _ position: Int, _ scanner: DelimitedScanner
  ) throws(ImportFault) -> Float {
    guard let number = DecimalNumber.parse(bytes, field.range) else {
      let ignore = request.ignored.adding([layout.column(position).reference])
      let text = shortened(String(scanner.text(field).prefix(40)))
      throw ImportFault(
        place(field),
        field.range.isEmpty
          ? "is empty\(layout.within(position)). Fill it in, leave the row out, or the column with "
            + "\(ignore)."
          : "holds '\(text)', which is no number\(layout.within(position)). Leave the column out "
            + "with \(ignore), or choose it with --label if it holds the classes."
            + Self.hint(text))
    }
    let value = Float(number)
    guard value.isFinite else {
      throw ImportFault(
        place(field),
        "holds \(shortened(bytes.text(field.range)))\(layout.within(position)), which is no finite "
          + "number of 32 bits. Leave the row out, or give a number.")
    }
    return value
  }

  /// What a text that is no number may be.
  private static func hint(_ text: String) -> String {
    if text.contains(",") { return " A number has a point for the decimal comma." }
    return ["true", "false"].contains(text.lowercased())
      ? " Of one-hot columns give one of classes: frame[columns].idxmax(axis=1)." : ""
  }

  private func place(_ field: DelimitedScanner.Field) -> ImportFault.Place {
    .line(field.line, column: field.column)
  }
}

extension Int {
  /// The product, or the largest number where it does not fit.
  fileprivate func times(_ other: Int) -> Int {
    let (product, hasOverflown) = multipliedReportingOverflow(by: other)
    return hasOverflown ? .max : product
  }
}
