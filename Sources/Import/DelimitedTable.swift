/// A table of numbers from text: CSV, TSV, and their kin with semicolons.
struct DelimitedTable {
  private let bytes: ByteView
  private let request: ImportRequest
  private let delimiter: UInt8
  private let start: Int
  /// The names of the columns; empty without a header.
  private var names: [String] = []
  private var columns = 0
  /// The column of classes; nil without one.
  private var labelColumn: Int?

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
    guard try scanner.next(into: &row) else {
      throw ImportFault(.file, "has no rows. Give a row a sample.")
    }
    columns = row.count
    let isHeader: Bool
    if let hasHeader = request.hasHeader {
      isHeader = hasHeader
    } else {
      isHeader = try looksLikeHeader(row, scanner)
    }
    if isHeader { names = row.map { scanner.text($0) } }
    labelColumn = try chosenLabelColumn(row)
    let width = columns - (labelColumn == nil ? 0 : 1)
    guard width > 0 else {
      throw ImportFault(.file, "has a single column. Give columns of numbers and one of classes.")
    }
    let rows = TextFile.lines(of: bytes, from: start)
    var values: [Float] = []
    // A number and its delimiter take two bytes, whatever the count of lines may pretend.
    values.reserveCapacity(min(rows.times(width), bytes.count / 2 + 1))
    var classes = ClassIndex()
    classes.reserve(labelColumn == nil ? 0 : min(rows, bytes.count / 2 + 1))
    if !isHeader { try append(row, scanner, to: &values, &classes) }
    var reported = scanner.position
    while try scanner.next(into: &row) {
      try append(row, scanner, to: &values, &classes)
      if scanner.position - reported > Self.progressInterval {
        reported = scanner.position
        request.progress?(Double(reported) / Double(bytes.count))
      }
    }
    guard !values.isEmpty else {
      throw ImportFault(.file, "has a row of names and no rows of numbers. Give a row a sample.")
    }
    var table = ImportedTable(width: width, values: values)
    if labelColumn != nil { try table.take(classes.finished()) }
    return table
  }

  /// Whether a column that holds numbers further down holds none in the first row.
  private func looksLikeHeader(
    _ first: [DelimitedScanner.Field], _ scanner: DelimitedScanner
  ) throws(ImportFault) -> Bool {
    var scanner = scanner
    var second: [DelimitedScanner.Field] = []
    guard try scanner.next(into: &second) else { return false }
    for (name, value) in zip(first, second)
    where DecimalNumber.parse(bytes, name.range) == nil {
      if DecimalNumber.parse(bytes, value.range) != nil { return true }
    }
    // A header over numbers of which the first row lacks some.
    return first.allSatisfy {
      DecimalNumber.parse(bytes, $0.range) == nil && !$0.range.isEmpty
    } && first.count > 1
  }

  private func chosenLabelColumn(_ first: [DelimitedScanner.Field]) throws(ImportFault) -> Int? {
    switch request.label {
    case .none: return nil
    case .last: return columns - 1
    case .usual: return ImportRequest.usualPosition(in: names) ?? columns - 1
    case .position(let position):
      guard position <= columns else {
        throw ImportFault(
          .file, "has \(columns) columns, so --label \(position) is none of them.")
      }
      return position - 1
    case .named(let name):
      guard let position = names.firstIndex(of: name) else {
        let known = names.prefix(20).map { shortened($0) }.joined(separator: ", ")
        throw ImportFault(
          .file,
          names.isEmpty
            ? "has no row of names, so no column is called '\(shortened(name))'. "
              + "Give its number: --label 1 is the first."
            : "has no column '\(shortened(name))'. Choose one of \(known).")
      }
      return position
    }
  }

  private func append(
    _ row: [DelimitedScanner.Field], _ scanner: DelimitedScanner, to values: inout [Float],
    _ classes: inout ClassIndex
  ) throws(ImportFault) {
    guard row.count == columns else {
      throw ImportFault(
        .line(row[0].line, column: 1),
        "has \(row.count) field\(row.count == 1 ? "" : "s") where the first row has \(columns). "
          + "Give every row as many.")
    }
    for (column, field) in row.enumerated() where column != labelColumn {
      values.append(try number(field, column, scanner))
    }
    guard let labelColumn else { return }
    let field = row[labelColumn]
    let name = scanner.text(field)
    guard !name.isEmpty else {
      throw ImportFault(
        place(field), "is empty\(named(labelColumn)). Give every row its class.")
    }
    try classes.append(name, at: place(field))
  }

  private func number(
    _ field: DelimitedScanner.Field, _ column: Int, _ scanner: DelimitedScanner
  ) throws(ImportFault) -> Float {
    guard let number = DecimalNumber.parse(bytes, field.range) else {
      let text = shortened(String(scanner.text(field).prefix(40)))
      throw ImportFault(
        place(field),
        field.range.isEmpty
          ? "is empty\(named(column)). Fill it in, or leave the row out."
          : "holds '\(text)', which is no number\(named(column)). Leave the column out, or choose "
            + "it with --label if it holds the classes.")
    }
    let value = Float(number)
    guard value.isFinite else {
      throw ImportFault(
        place(field),
        "holds \(shortened(bytes.text(field.range)))\(named(column)), which is no finite number of "
          + "32 bits. Leave the row out, or give a number.")
    }
    return value
  }

  private func place(_ field: DelimitedScanner.Field) -> ImportFault.Place {
    .line(field.line, column: field.column)
  }

  private func named(_ column: Int) -> String {
    names.indices.contains(column) ? " in column '\(shortened(names[column]))'" : ""
  }
}

extension Int {
  /// The product, or the largest number where it does not fit.
  fileprivate func times(_ other: Int) -> Int {
    let (product, hasOverflown) = multipliedReportingOverflow(by: other)
    return hasOverflown ? .max : product
  }
}
