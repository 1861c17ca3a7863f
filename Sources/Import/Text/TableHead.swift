/// What stands above the rows of a text, and what it says of their columns.
struct TableHead {
  private let bytes: ByteView
  private let request: ImportRequest
  private let delimiter: UInt8
  /// The mark before decimals.
  private let decimal: UInt8
  private let start: Int
  private(set) var layout = ColumnLayout()
  /// Whether the first row was told to be no row of names, and may be one.
  private(set) var hasUnsureHeader = false
  /// Whether the first row names the columns.
  private(set) var isHeader = false
  /// Whether the first column has no name above it, and names the rows.
  private(set) var namesRows = false
  /// Lines that '#' begins.
  private(set) var comments = 0
  /// The rows that the first line of word vectors counts; nil without such a line.
  private(set) var counted: Int?

  /// Reads up to the first row and settles what the columns are.
  init(
    _ bytes: ByteView, _ request: ImportRequest, delimiter: UInt8, decimal: UInt8, from start: Int,
    _ scanner: inout DelimitedScanner, _ row: inout [DelimitedScanner.Field]
  ) throws(ImportFault) {
    (self.bytes, self.request, self.start) = (bytes, request, start)
    (self.delimiter, self.decimal) = (delimiter, decimal)
    isHeader = try read(&scanner, &row)
  }

  private mutating func read(
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
    let first = HeaderRow(fields(row, scanner), fields(second, scanner))
    let isHeader: Bool
    if let hasHeader = request.hasHeader {
      isHeader = hasHeader
    } else {
      guard !first.isOfNamesAlone else { throw HeaderRow.nothingBelow }
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
    row.map { FirstField($0, bytes, scanner, decimal: decimal) }
  }

  /// Passes over the line in which word2vec, or scikit-learn, counts rows and numbers.
  private mutating func passCounts(
    _ scanner: inout DelimitedScanner, _ row: inout [DelimitedScanner.Field]
  ) throws(ImportFault) {
    guard row.count >= 2, request.hasHeader != true,
      let rows = Int(bytes.text(row[0].range)), let width = Int(bytes.text(row[1].range)), width > 1
    else { return }
    var following = scanner
    var next: [DelimitedScanner.Field] = []
    guard try following.next(into: &next), next.count == width + 1,
      row.count != next.count || namesClasses(row, over: next, rows)
    else { return }
    counted = rows
    (scanner, row) = (following, next)
  }

  /// Whether what stands behind two counts are names above numbers, so many lines above the end.
  private func namesClasses(
    _ row: [DelimitedScanner.Field], over next: [DelimitedScanner.Field], _ rows: Int
  ) -> Bool {
    row.count > 3
      && row.indices.dropFirst(2).allSatisfy { position in
        DecimalNumber.parse(bytes, row[position].range) == nil
          && DecimalNumber.parse(bytes, next[position].range) != nil
      } && (0...2).contains(TextFile.lines(of: bytes, from: start) - rows - 1)
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
    namesRows =
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
    DecimalNumber.parse(bytes, field.range, decimal: decimal).map { $0 == 0 || $0 == 1 } ?? true
  }
}
