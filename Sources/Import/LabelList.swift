/// Classes alone from text: a line each, or a column of the Embedding Projector's metadata.
struct LabelList {
  private let bytes: ByteView
  private let delimiter: UInt8
  private let start: Int
  private let request: ImportRequest
  private let hasQuotes: Bool
  private var columns = 0
  private var facts = RowCollector()
  /// The columns that say of the rows what is no class.
  private var factColumns: [(kind: RowColumns.Kind, position: Int)] = []
  private var names: [String] = []

  /// Several columns have a row of names above them, a single one has none, as the Projector asks;
  /// but a line more or less than there are rows tells better.
  ///
  /// - Parameters:
  ///   - rows: how many there are to be; nil when that is not known.
  ///   - hasQuotes: whether fields may stand in quotes, which the Projector takes for letters.
  static func read(
    _ bytes: ByteView, delimiter: UInt8?, _ request: ImportRequest, rows: Int?, hasQuotes: Bool
  ) throws(ImportFault) -> ImportedLabels {
    try TextFile.check(bytes)
    var list = LabelList(bytes, delimiter, request, hasQuotes)
    return try list.read(rows)
  }

  private init(
    _ bytes: ByteView, _ delimiter: UInt8?, _ request: ImportRequest, _ hasQuotes: Bool
  ) {
    self.bytes = bytes
    self.request = request
    self.hasQuotes = hasQuotes
    let found = Delimiter(bytes, isList: true)
    start = found.start
    self.delimiter = delimiter ?? found.byte
  }

  private var scanner: DelimitedScanner {
    DelimitedScanner(
      bytes, delimiter: delimiter, from: start, isList: true, hasQuotes: hasQuotes)
  }

  private mutating func read(_ rows: Int?) throws(ImportFault) -> ImportedLabels {
    var scanner = scanner
    var row: [DelimitedScanner.Field] = []
    guard try scanner.next(into: &row) else {
      throw ImportFault(.file, "has no rows. Give a line a sample.")
    }
    columns = row.count
    names = row.map { scanner.text($0) }
    let hasHeader = try hasHeader(rows)
    findFacts(hasHeader)
    if let labels = try oneHot(hasHeader) { return labels }
    let (column, origin) = try column(hasHeader)
    var classes = ClassIndex()
    classes.reserve(min(TextFile.lines(of: bytes, from: start), bytes.count / 2 + 1))
    var isNext = hasHeader ? try scanner.next(into: &row) : true
    while isNext {
      try append(row, column, scanner, to: &classes)
      isNext = try scanner.next(into: &row)
    }
    var labels = classes.finished()
    let chosen = ImportedColumn(name: hasHeader ? names[column] : nil, number: column + 1)
    labels.source = columns > 1 || hasHeader ? chosen.title : "the lines"
    if columns > 1 { labels.source += hasHeader ? "" : " (no header)" }
    labels.origin = origin
    let titles = names.indices.map { position in
      ImportedColumn(name: hasHeader ? names[position] : nil, number: position + 1).title
        + " of the labels"
    }
    let factColumns = factColumns
    labels.left = titles.indices.filter { position in
      position != column && !factColumns.contains { $0.position == position }
    }.map { titles[$0] }
    labels.rows = try facts.finished { kind in
      factColumns.first { $0.kind == kind }.map { titles[$0.position] } ?? ""
    }
    labels.hint =
      hasHeader
      ? " Its first line was taken for a header, the names of its columns."
      : " Its first line was taken for a label, not for a header."
    return labels
  }

  private mutating func append(
    _ row: [DelimitedScanner.Field], _ column: Int, _ scanner: DelimitedScanner,
    to classes: inout ClassIndex
  ) throws(ImportFault) {
    guard row.count == columns else {
      throw ImportFault(
        .line(row[0].line, column: 1),
        "has \(row.count) field\(row.count == 1 ? "" : "s") where the first row has \(columns). "
          + "Give every row as many.")
    }
    let place = row[column].place
    let name = scanner.text(row[column])
    guard !name.isEmpty else { throw ImportFault(place, "is empty. Give every row its class.") }
    try classes.append(name, at: place)
    for (kind, position) in factColumns {
      try facts.append(scanner.text(row[position]), kind, at: row[position].place)
    }
  }

  /// The columns named for facts of the rows that this file has, not that of the rows.
  private mutating func findFacts(_ hasHeader: Bool) {
    guard columns > 1 else { return }
    for case (let kind, .named(let name)) in request.rowColumns.asked {
      guard hasHeader, let position = names.firstIndex(of: name) else { continue }
      factColumns.append((kind, position))
    }
  }

  /// Classes as columns with a single 1 a row, where all columns are such; nil where they are not.
  private func oneHot(_ hasHeader: Bool) throws(ImportFault) -> ImportedLabels? {
    guard columns > 1, request.label == .usual || request.label == .none, factColumns.isEmpty,
      !hasHeader || ImportRequest.usualPosition(in: names) == nil
    else { return nil }
    var classes = ClassIndex()
    var scanner = scanner
    var row: [DelimitedScanner.Field] = []
    if hasHeader { _ = try scanner.next(into: &row) }
    while try scanner.next(into: &row) {
      let numbers = row.compactMap { field in
        DecimalNumber.parse(bytes, field.range)
          ?? FirstField.flag(bytes, field.range).map(Double.init)
      }
      guard row.count == columns, numbers.count == columns, let place = oneHotPlace(numbers) else {
        return nil
      }
      try classes.append(hasHeader ? names[place] : "\(place)", at: .line(row[0].line, column: 1))
    }
    var labels = classes.finished()
    labels.source = "\(columns) one-hot columns, by their argmax"
    return labels
  }

  private func hasHeader(_ rows: Int?) throws(ImportFault) -> Bool {
    let usual = columns > 1
    let looksNamed =
      usual
      ? ImportRequest.usualPosition(in: names) != nil : ImportRequest.namesClasses(names[0])
    if let told = request.hasLabelsHeader { return told }
    guard let rows else { return request.hasHeader ?? (usual || looksNamed) }
    var lines = 0
    var scanner = scanner
    var row: [DelimitedScanner.Field] = []
    while try scanner.next(into: &row) { lines += 1 }
    if lines == rows + 1 { return true }
    // A name above the lines is none of the classes, though a line is then missing.
    if lines == rows, !looksNamed { return false }
    return request.hasHeader ?? (usual || looksNamed)
  }

  private func column(_ hasHeader: Bool) throws(ImportFault) -> (Int, LabelCheck.Origin) {
    switch request.label {
    case .usual, .none:
      guard hasHeader, let usual = ImportRequest.usualPosition(in: names) else {
        return (0, columns > 1 ? .place : .person)
      }
      // Beside another column it may as well name the rows.
      return (usual, columns > 1 && names[usual].lowercased() == "id" ? .name : .person)
    case .last: return (columns - 1, .person)
    case .position(let position):
      guard position <= columns else {
        throw ImportFault(
          .file, "has \(columns) columns, so --label \(position) is none of them.")
      }
      return (position - 1, .person)
    case .named(let name):
      guard hasHeader, let position = names.firstIndex(of: name) else {
        throw ImportFault(
          .file,
          "has no column '\(shortened(name))'. Choose one of "
            + names.prefix(20).map { shortened($0) }.joined(separator: ", ") + ".")
      }
      return (position, .person)
    }
  }
}
