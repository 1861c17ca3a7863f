/// A table of numbers from text: CSV, TSV, and their kin with semicolons, bars or blanks.
struct DelimitedTable {
  private let bytes: ByteView
  private let request: ImportRequest
  private let delimiter: UInt8
  private let start: Int
  /// Nil before it is read.
  private var head: TableHead?
  private var layout = ColumnLayout()
  private var comments = 0
  private var mark: DecimalMark
  /// Whether a number that was refused has a decimal comma.
  private var hasMetComma = false
  private var facts = RowCollector()
  /// Rows that lack a number, and are to be left out.
  private var missingRows: [Int] = []
  private var values: [Float] = []
  private var classes = ClassIndex()
  private var names: RememberedNames
  /// Nil where no row is plain.
  private var plainRows: PlainRows?

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
    names = RememberedNames(bytes)
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
    var scanner = DelimitedScanner(
      bytes, delimiter: delimiter, from: start, decimal: mark.byte)
    var row: [DelimitedScanner.Field] = []
    let head = try TableHead(
      bytes, request, delimiter: delimiter, decimal: mark.byte, from: start, &scanner, &row)
    (self.head, layout, comments) = (head, head.layout, head.comments)
    reserve()
    if !head.isHeader { try append(row, scanner) }
    var reported = scanner.position
    plainRows = PlainRows(layout, mark)
    while try appendRow(&scanner, &row) {
      if scanner.position - reported > Self.progressInterval {
        reported = scanner.position
        request.progress?(Double(reported) / Double(bytes.count))
      }
    }
    guard !values.isEmpty else { throw HeaderRow.nothingBelow }
    try mark.check()
    return try finished()
  }

  /// - Parameter row: room for its fields.
  private mutating func appendRow(
    _ scanner: inout DelimitedScanner, _ row: inout [DelimitedScanner.Field]
  ) throws(ImportFault) -> Bool {
    if try appendPlainly(&scanner) { return true }
    while scanner.comment(columns: layout.count) != nil { comments += 1 }
    guard try scanner.next(into: &row) else { return false }
    try append(row, scanner)
    return true
  }

  private mutating func appendPlainly(
    _ scanner: inout DelimitedScanner
  ) throws(ImportFault) -> Bool {
    guard try plainRows?.next(&scanner, into: &values) ?? false else { return false }
    if let label = plainRows?.label { try appendClass(label, scanner) }
    return true
  }

  private mutating func appendClass(
    _ field: DelimitedScanner.Field, _ scanner: DelimitedScanner
  ) throws(ImportFault) {
    if let index = names.index(of: field.range) { return classes.append(index) }
    try classes.append(scanner.text(field), at: field.place)
    if let index = classes.indices.last { names.remember(index, of: field.range) }
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
    if let counted = head?.counted {
      guard counted == table.count else {
        throw ImportFault(
          .file,
          "counts \(counted) rows in its first line and has \(table.count). Copy it again, or leave "
            + "that line out.")
      }
      table.parts.left.append("the line of counts")
    }
    let split = layout.position(of: .split).map { layout.column($0).word }
    table.rows = try facts.finished(ignoring: split.map { request.ignored.adding([$0]) }) { kind in
      layout.position(of: kind).map { layout.column($0).title } ?? ""
    }
    table.rows.missing = missingRows
    try checkNames(table.rows.names)
    guard let label = layout.label else { return table }
    if head?.hasUnsureHeader ?? false, let name = classes.nameOfFirstRowAlone {
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

  /// What has no name above it may be another column: names of rows count up, or differ.
  private func checkNames(_ names: [String]) throws(ImportFault) {
    guard let head, head.namesRows, !names.isEmpty else { return }
    let first = Int(names[0])
    let areNames =
      first.map { first in names.enumerated().allSatisfy { Int($1) == first + $0 } }
      ?? (Set(names).count == names.count)
    guard !areNames else { return }
    let count = head.layout.names.count
    throw ImportFault(
      .file,
      "has \(count) fields in a row and \(count - 1) names above them, and the first column does not "
        + "name the rows. Give every column a name.")
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
        guard !field.range.isEmpty else {
          throw ImportFault(
            field.place, "is empty\(layout.within(position)). Give every row its class.")
        }
        try appendClass(field, scanner)
      case .fact(let kind): try facts.append(scanner.text(field), kind, at: field.place)
      case .flag:
        guard let flag = FirstField.flag(bytes, field.range) else {
          throw faults.noFlag(field, position, scanner)
        }
        values.append(flag)
      case .list(let width): try appendList(field, position, width, scanner)
      case .ignored: continue
      case .blank:
        guard field.range.isEmpty else {
          throw ImportFault(
            field.place,
            "holds '\(shortened(scanner.text(field)))' in column \(position + 1), which was empty "
              + "so far. Fill it in everywhere, or leave it out with --ignore \(position + 1).")
        }
      }
    }
  }

  private var faults: FieldFaults {
    FieldFaults(bytes: bytes, layout: layout, request: request, decimal: mark.byte)
  }

  private mutating func appendList(
    _ field: DelimitedScanner.Field, _ position: Int, _ width: Int, _ scanner: DelimitedScanner
  ) throws(ImportFault) {
    guard let list = NumberList(bytes, field.range), list.numbers.count == width else {
      throw faults.noList(field, position, width, scanner)
    }
    if request.ignored.missingRows, list.numbers.contains(where: \.isNaN) {
      noteMissing()
      values += [Float](repeating: 0, count: width)
      return
    }
    for number in list.numbers {
      guard Float(number).isFinite else { throw faults.notFinite(number, field, position) }
      values.append(Float(number))
    }
  }

  /// Keeps in mind that the row which is being read lacks a number.
  private mutating func noteMissing() {
    let row = values.count / layout.width
    if missingRows.last != row { missingRows.append(row) }
  }

  private mutating func number(
    _ field: DelimitedScanner.Field, _ position: Int, _ scanner: DelimitedScanner
  ) throws(ImportFault) -> Float {
    let number =
      field.number ?? DecimalNumber.parse(bytes, field.range, decimal: mark.byte)
    if let number, Float(number).isFinite {
      if mark.byte == DecimalMark.comma { mark.note(bytes, field.range, at: field.place) }
      return Float(number)
    }
    if request.ignored.missingRows, field.range.isEmpty || number?.isNaN ?? false {
      noteMissing()
      return 0
    }
    if let number { throw faults.notFinite(number, field, position) }
    hasMetComma = DecimalNumber.parse(bytes, field.range, decimal: DecimalMark.comma) != nil
    throw faults.noNumber(field, position, scanner)
  }
}

extension Int {
  /// The product, or the largest number where it does not fit.
  fileprivate func times(_ other: Int) -> Int {
    let (product, hasOverflown) = multipliedReportingOverflow(by: other)
    return hasOverflown ? .max : product
  }
}
