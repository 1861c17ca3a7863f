/// A table from lines of JSON, each an object: an array of numbers, or numbers by name, and a class.
struct JSONLinesTable {
  private let bytes: ByteView
  private let request: ImportRequest
  private var layout: Layout?
  private var values: [Float] = []
  private var classes = ClassIndex()

  /// What the first line has, and every other one must.
  private struct Layout: Equatable {
    var width: Int
    var label: String?
  }

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
    var start = TextFile.start(of: bytes)
    var line = 1
    var reported = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 10 { end += 1 }
      if (start..<end).contains(where: { bytes[$0] > 32 }) { try append(start..<end, line) }
      if end - reported > 1 << 20 {
        reported = end
        request.progress?(Double(end) / Double(bytes.count))
      }
      start = end + 1
      line += 1
    }
    guard let layout else { throw ImportFault(.file, "has no rows. Give a line a sample.") }
    var table = ImportedTable(width: layout.width, values: values)
    if layout.label != nil { try table.take(classes.finished()) }
    return table
  }

  private mutating func append(_ range: Range<Int>, _ line: Int) throws(ImportFault) {
    var scanner = JSONScanner(bytes, range)
    let members: [(name: String, value: JSONScanner.Value)]
    do {
      members = try scanner.members()
    } catch {
      throw ImportFault(
        .line(line, column: error.position - range.lowerBound + 1), error.words)
    }
    let place = ImportFault.Place.line(line, column: 1)
    let label: String?
    if let layout {
      label = layout.label
    } else {
      label = try labelName(members, place)
    }
    var width = 0
    var name: String?
    for member in members {
      if member.name == label {
        name = Self.text(member.value)
        continue
      }
      for number in try Self.numbers(member, place) {
        values.append(try Self.finite(number, member.name, place))
        width += 1
      }
    }
    try check(width, label, name, place)
    if let name { try classes.append(name, at: place) }
  }

  private mutating func check(
    _ width: Int, _ label: String?, _ name: String?, _ place: ImportFault.Place
  ) throws(ImportFault) {
    guard width > 0 else {
      throw ImportFault(place, "has no numbers. Give an array of them, or numbers by name.")
    }
    guard label == nil || name != nil else {
      throw ImportFault(
        place, "has no class '\(shortened(label ?? ""))'. Give every row its class.")
    }
    if layout == nil { layout = Layout(width: width, label: label) }
    guard let layout, width == layout.width else {
      throw ImportFault(
        place,
        "has \(width) numbers where the first row has \(layout?.width ?? 0). "
          + "Give every row as many.")
    }
  }

  private func labelName(
    _ members: [(name: String, value: JSONScanner.Value)], _ place: ImportFault.Place
  ) throws(ImportFault) -> String? {
    let names = members.map(\.name)
    switch request.label {
    case .none: return nil
    case .named(let name):
      guard names.contains(name) else {
        let known = names.prefix(20).map { shortened($0) }.joined(separator: ", ")
        throw ImportFault(
          place, "has no member '\(shortened(name))'. Choose one of \(known).")
      }
      return name
    case .position(let position):
      guard position <= names.count else {
        throw ImportFault(
          place, "has \(names.count) members, so --label \(position) is none of them.")
      }
      return names[position - 1]
    case .last: return names.last
    case .usual:
      if let position = ImportRequest.usualPosition(in: names) { return names[position] }
      return members.first { if case .text = $0.value { true } else { false } }?.name
    }
  }

  private static func text(_ value: JSONScanner.Value) -> String? {
    switch value {
    case .text(let text): text.isEmpty ? nil : text
    case .number(let number):
      number == number.rounded() && number.magnitude < 1e15
        ? "\(Int64(number))" : number.isFinite ? "\(number)" : nil
    case .numbers: nil
    }
  }

  private static func numbers(
    _ member: (name: String, value: JSONScanner.Value), _ place: ImportFault.Place
  ) throws(ImportFault) -> [Double] {
    switch member.value {
    case .number(let number): return [number]
    case .numbers(let numbers): return numbers
    case .text(let text):
      throw ImportFault(
        place,
        "holds the text '\(shortened(String(text.prefix(40))))' in '\(shortened(member.name))'. "
          + "Leave it out, or choose it with --label if it holds the classes.")
    }
  }

  private static func finite(
    _ number: Double, _ name: String, _ place: ImportFault.Place
  ) throws(ImportFault) -> Float {
    let value = Float(number)
    guard value.isFinite else {
      throw ImportFault(
        place,
        "holds \(number) in '\(shortened(name))', which is no finite number of 32 bits. "
          + "Leave the row out, or give a number.")
    }
    return value
  }
}
