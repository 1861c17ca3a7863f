/// A table of numbers from text: CSV, TSV, and their kin with semicolons, bars or blanks.
struct DelimitedTable {
  private let bytes: ByteView
  private let request: ImportRequest
  private let delimiter: UInt8
  private let start: Int
  private var layout = ColumnLayout()
  /// Whether the first row was told to be no row of names, and may be one.
  private var hasUnsureHeader = false
  private var comments = 0
  private var mark: DecimalMark
  /// Whether a number that was refused has a decimal comma.
  private var hasMetComma = false
  /// The rows that the first line of word vectors counts; nil without such a line.
  private var counted: Int?
  private var facts = RowCollector()
  private var values: [Float] = []
  private var classes = ClassIndex()

  private static let progressInterval = 1 << 20

  /// - Parameter delimiter: what separates fields, where the first row has it; nil finds out.
  static func read(
    _ bytes: ByteView, delimiter: UInt8?, _ request: ImportRequest
  ) throws(ImportFault) -> ImportedTable {
    try TextFile.check(bytes)
    var table = DelimitedTable(bytes, delimiter, request)
    do {
      return try table.read()
    } catch {
      guard table.hasMetComma, table.mark.byte == DecimalMark.point else { throw error }
      var again = DelimitedTable(bytes, delimiter, request, DecimalMark(DecimalMark.comma))
      guard let read = try? again.read() else { throw error }
      return read
    }
  }

  private init(
    _ bytes: ByteView, _ delimiter: UInt8?, _ request: ImportRequest, _ mark: DecimalMark? = nil
  ) {
    let found = Delimiter(bytes)
    start = found.start
    self.bytes = bytes
    self.request = request
    let isThere =
      delimiter.map { delimiter in
        var position = TextFile.firstRow(of: bytes, from: found.start)
        while position < bytes.count, bytes[position] != 10, bytes[position] != 13,
          bytes[position] != delimiter
        { position += 1 }
        return position < bytes.count && bytes[position] == delimiter
      } ?? false
    self.delimiter = isThere ? delimiter ?? found.byte : found.byte
    self.mark = mark ?? DecimalMark.found(bytes, self.delimiter, from: start)
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
    try mark.check()
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
    try passCounts(&scanner, &row)
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
      let first = HeaderRow(fields(row, scanner), fields(second, scanner))
      isHeader = try first.namesColumns(line: row[0].line)
      hasUnsureHeader = !isHeader && first.hasRisingNumbers
    }
    let names = isHeader ? row.map { scanner.text($0) } : []
    try settle(names, isHeader && !second.isEmpty ? second : row, scanner)
    return isHeader
  }

  private func fields(
    _ row: [DelimitedScanner.Field], _ scanner: DelimitedScanner
  ) -> [FirstField] {
    row.map { FirstField($0, bytes, scanner, decimal: mark.byte) }
  }

  /// Passes over the line in which word2vec counts rows and numbers.
  private mutating func passCounts(
    _ scanner: inout DelimitedScanner, _ row: inout [DelimitedScanner.Field]
  ) throws(ImportFault) {
    guard delimiter == DelimitedScanner.blank, row.count == 2, request.hasHeader != true,
      let rows = Int(bytes.text(row[0].range)), let width = Int(bytes.text(row[1].range))
    else { return }
    var following = scanner
    var next: [DelimitedScanner.Field] = []
    guard try following.next(into: &next), next.count == width + 1, width > 1 else { return }
    counted = rows
    (scanner, row) = (following, next)
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
    // R writes no name above the names of its rows.
    let namesRows =
      !names.isEmpty && names.count + 1 == row.count && !(row.last?.range.isEmpty ?? true)
      && namesRow(row[0])
    layout = try ColumnLayout(
      names: namesRows ? [""] + names : names, fields(row, scanner), request,
      namesRows: namesRows)
    guard layout.width > 0 else {
      throw ImportFault(
        .file,
        "has no column of numbers. Give columns of numbers and one of classes, separated by "
          + "commas, tabs, semicolons or blanks.")
    }
  }

  /// Whether a field may name a row: a text, or the number of a first row.
  private func namesRow(_ field: DelimitedScanner.Field) -> Bool {
    DecimalNumber.parse(bytes, field.range, decimal: mark.byte).map { $0 == 0 || $0 == 1 } ?? true
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
    if let counted {
      guard counted == table.count else {
        throw ImportFault(
          .file,
          "counts \(counted) rows in its first line and has \(table.count). Copy it again, or leave "
            + "that line out.")
      }
      table.parts.left.append("the line of counts")
    }
    table.rows = try facts.finished { kind in
      layout.position(of: kind).map { layout.column($0).title } ?? ""
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
    if labels.origin == .place, let hot = try OneHotColumns(table, labels, layout.column(label)) {
      try hot.take(from: &table)
    } else {
      try table.take(labels, isPart: request.isPart)
    }
    return table
  }

  private mutating func append(
    _ row: [DelimitedScanner.Field], _ scanner: DelimitedScanner
  ) throws(ImportFault) {
    guard row.count == layout.count else {
      throw ImportFault(
        .line(row[0].line, column: 1),
        "has \(row.count) field\(row.count == 1 ? "" : "s") where the first row has "
          + "\(layout.count ?? 0). Give every row as many.")
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
      case .fact(let kind): try facts.append(scanner.text(field), kind, at: place(field))
      case .flag: values.append(try flag(field, position, scanner))
      case .list(let width): try appendList(field, position, width, scanner)
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

  private func flag(
    _ field: DelimitedScanner.Field, _ position: Int, _ scanner: DelimitedScanner
  ) throws(ImportFault) -> Float {
    guard let flag = FirstField.flag(bytes, field.range) else {
      throw ImportFault(
        place(field),
        "holds '\(shortened(scanner.text(field)))'\(layout.within(position)), where the first row has "
          + "true or false. Give one of them.")
    }
    return flag
  }

  private mutating func appendList(
    _ field: DelimitedScanner.Field, _ position: Int, _ width: Int, _ scanner: DelimitedScanner
  ) throws(ImportFault) {
    guard let list = NumberList(bytes, field.range), list.numbers.count == width else {
      let count = NumberList(bytes, field.range).map { "a list of \($0.numbers.count) numbers" }
      throw ImportFault(
        place(field),
        "holds \(count ?? "no list of numbers")\(layout.within(position)), where the first row has "
          + "\(width). Give every row as many." + Self.hint(scanner.text(field)))
    }
    for number in list.numbers { values.append(try finite(number, field, position)) }
  }

  private mutating func number(
    _ field: DelimitedScanner.Field, _ position: Int, _ scanner: DelimitedScanner
  ) throws(ImportFault) -> Float {
    guard let number = DecimalNumber.parse(bytes, field.range, decimal: mark.byte) else {
      hasMetComma = DecimalNumber.parse(bytes, field.range, decimal: DecimalMark.comma) != nil
      throw noNumber(field, position, scanner)
    }
    if mark.byte == DecimalMark.comma { mark.note(bytes, field.range, at: place(field)) }
    return try finite(number, field, position)
  }

  private func noNumber(
    _ field: DelimitedScanner.Field, _ position: Int, _ scanner: DelimitedScanner
  ) -> ImportFault {
    let reference = layout.column(position).reference
    let ignore = request.ignored.adding([reference])
    guard !field.range.isEmpty else {
      return ImportFault(
        place(field),
        "is empty\(layout.within(position)). Fill it in, leave the row out, or the column with "
          + "\(ignore).")
    }
    let text = scanner.text(field)
    let names =
      request.rowColumns.id == nil ? ", or with --id \(reference) if it names the rows" : ""
    return ImportFault(
      place(field),
      "holds '\(shortened(String(text.prefix(40))))', which is no number\(layout.within(position)). "
        + "Leave the column out with \(ignore), or choose it with --label if it holds the classes"
        + "\(names)." + hint(text))
  }

  private func finite(
    _ number: Double, _ field: DelimitedScanner.Field, _ position: Int
  ) throws(ImportFault) -> Float {
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
  private func hint(_ text: String) -> String {
    if mark.byte == DecimalMark.comma, text.contains(".") {
      return " Other numbers have a decimal comma."
    }
    return Self.hint(text)
  }

  private static func hint(_ text: String) -> String {
    if text.contains("...") {
      return " NumPy left numbers out where it printed '...': write lists with .tolist()."
    }
    if text.hasPrefix("[") { return " A list in a cell stands in quotes: \"[0.1, 0.2]\"." }
    return text.contains(",") ? " A number has a point for the decimal comma." : ""
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
