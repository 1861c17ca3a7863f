/// A table from rows of JSON, each an object: an array of numbers, or numbers by name, and a class.
struct JSONLinesTable {
  private let bytes: ByteView
  private let request: ImportRequest
  private var layout: MemberLayout?
  private var values: [Float] = []
  private var classes = ClassIndex()
  private var facts = RowCollector()
  /// Rows that lack a number, and are to be left out.
  private var missingRows: [Int] = []
  /// Numbers of the first one-hot class; 0 where classes are told otherwise.
  private var hotWidth: Int?

  static func read(
    _ bytes: ByteView, _ request: ImportRequest
  ) throws(ImportFault) -> ImportedTable {
    try TextFile.check(bytes)
    var table = JSONLinesTable(bytes: bytes, request: request)
    return try table.read()
  }

  private init(bytes: ByteView, request: ImportRequest) {
    self.bytes = bytes
    self.request = request
  }

  private mutating func read() throws(ImportFault) -> ImportedTable {
    var rows = JSONRows(bytes)
    var reported = 0
    while let (range, place) = try rows.next() {
      try append(range, place)
      if rows.read - reported > 1 << 20 {
        reported = rows.read
        request.progress?(Double(reported) / Double(bytes.count))
      }
    }
    guard let layout else { throw ImportFault(.file, "has no rows. Give a line a sample.") }
    var table = ImportedTable(width: layout.width, values: values)
    table.columns = layout.columns
    table.parts = layout.parts
    let split = layout.facts.first { $0.kind == .split }.map { member in
      ImportedColumn(name: member.name, number: 1, isMember: true).word
    }
    table.rows = try facts.finished(ignoring: split.map { request.ignored.adding([$0]) }) { kind in
      layout.facts.first { $0.kind == kind }.map { "'\(shortened($0.name))'" } ?? ""
    }
    table.rows.missing = missingRows
    guard let label = layout.label else { return table }
    var labels = classes.finished()
    labels.source =
      "'\(shortened(label))'" + (hotWidth ?? 0 > 0 ? ", one-hot, by their argmax" : "")
    labels.origin = layout.labelOrigin
    try table.take(labels, isPart: request.isPart)
    return table
  }

  private mutating func append(
    _ range: Range<Int>, _ place: ImportFault.Place
  ) throws(ImportFault) {
    var scanner = JSONScanner(bytes, range)
    let members: [JSONScanner.Member]
    do {
      members = try scanner.members()
    } catch {
      throw ImportFault(TextFile.place(of: error.position, in: bytes), error.words)
    }
    if layout == nil { layout = try MemberLayout(members, request, place) }
    guard let layout else { return }
    if let label = layout.label {
      try classes.append(try name(of: label, among: members, place), at: place)
    }
    for (kind, name) in layout.facts {
      let text = members.first { $0.name == name }.flatMap { Self.text($0.value) }
      try facts.append(text ?? "", kind, at: place)
    }
    for (index, member) in layout.numbers.enumerated() {
      let value = try layout.value(of: index, among: members, place)
      if request.ignored.missingRows, value.isMissing {
        let row = values.count / layout.width
        if missingRows.last != row { missingRows.append(row) }
        values += [Float](repeating: 0, count: member.width)
        continue
      }
      let numbers = try Self.numbers(value, member.column, request, place)
      guard numbers.count == member.width else {
        let name = member.name.isEmpty ? "" : " in '\(shortened(member.name))'"
        throw ImportFault(
          place,
          "has \(numbers.count) numbers\(name) where the first row has \(member.width). "
            + "Give every row as many.")
      }
      for number in numbers {
        values.append(try Self.finite(number, member.name, request, place))
      }
    }
  }

  private mutating func name(
    of label: String, among members: [JSONScanner.Member], _ place: ImportFault.Place
  ) throws(ImportFault) -> String {
    let value = members.first { $0.name == label }?.value
    var width = 0
    var name = value.flatMap(Self.text)
    if case .numbers(let numbers)? = value {
      (width, name) = (numbers.count, oneHotPlace(numbers).map { "\($0)" })
    }
    guard let name, width == hotWidth ?? width else {
      throw ImportFault(
        place,
        "has no class '\(shortened(label))' that is a text, a number, or one-hot like the others. Give "
          + "every row its class.")
    }
    hotWidth = width
    return name
  }

  private static func text(_ value: JSONScanner.Value) -> String? {
    switch value {
    case .text(let text): text.isEmpty ? nil : text
    case .number(let number, let written):
      number == number.rounded() && number.magnitude < 1e15
        ? "\(Int64(number))" : number.isFinite ? written ?? "\(number)" : nil
    case .numbers, .other: nil
    }
  }

  private static func numbers(
    _ value: JSONScanner.Value, _ column: ImportedColumn, _ request: ImportRequest,
    _ place: ImportFault.Place
  ) throws(ImportFault) -> [Double] {
    let title = "'\(shortened(column.name ?? ""))'"
    switch value {
    case .number(let number, _): return [number]
    case .numbers(let numbers): return numbers
    case .text(let text):
      throw ImportFault(
        place,
        "holds the text '\(shortened(String(text.prefix(40))))' in \(title). Leave it out "
          + "with \(request.ignored.adding([column.word])), or choose it with --label if it holds the classes"
          + "\(request.rowColumns.others(for: column, word: text)).")
    case .other:
      throw ImportFault(
        place,
        "holds null or an object in \(title), where numbers belong. Leave such rows out with "
          + "\(request.ignored.adding(["missing-rows"])), or the member with "
          + "\(request.ignored.adding([column.word])).")
    }
  }

  private static func finite(
    _ number: Double, _ name: String, _ request: ImportRequest, _ place: ImportFault.Place
  ) throws(ImportFault) -> Float {
    guard !number.isNaN else {
      throw ImportFault(
        place,
        "holds NaN or null in '\(shortened(name))', where a number belongs. Give one, or leave such rows "
          + "out with \(request.ignored.adding(["missing-rows"])).")
    }
    let value = Float(number)
    guard value.isFinite else {
      throw ImportFault(
        place,
        "holds \(number) in '\(shortened(name))', which is no finite number of 32 bits. "
          + "Give a smaller number, or take the row out of the file.")
    }
    return value
  }
}
