import Import

/// A JSON text (RFC 8259) as it stands: numbers are kept as they are written, so that whoever reads them
/// loses nothing.
enum JSONTree {
  case null
  case boolean(Bool)
  case number(String)
  case string(String)
  case array([JSONTree])
  case object([String: JSONTree])
}

/// Where and why a text is no JSON.
struct JSONFault: Error, CustomStringConvertible {
  let words: String
  /// From 1; nil where the words say enough.
  var place: (line: Int, column: Int)?

  var description: String {
    words + (place.map { " in line \($0.line), column \($0.column)" } ?? "")
  }
}

/// Reads a text byte by byte.
struct JSONReader<Text: RandomAccessCollection<UInt8>> where Text.Index == Int {
  /// Deeper than this nothing is nested that anybody means.
  private static var deepest: Int { 512 }

  private let text: Text
  private var place: Int

  /// The value that a text is.
  static func tree(_ text: Text) throws(JSONFault) -> JSONTree {
    var reader = JSONReader(text: text, place: text.startIndex)
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { reader.place += 3 }
    let tree = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.next == nil else { throw reader.fault("something follows the end") }
    return tree
  }

  private init(text: Text, place: Int) {
    self.text = text
    self.place = place
  }

  private var next: UInt8? { place < text.endIndex ? text[place] : nil }

  private func fault(_ words: String) -> JSONFault {
    let before = text[text.startIndex..<place]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.startIndex
    return JSONFault(words: words, place: (line, place - start + 1))
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      place += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    place += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONFault) -> JSONTree {
    guard depth < Self.deepest else { throw fault("too many brackets") }
    skipBlanks()
    guard let byte = next else { throw fault("the end comes too soon") }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw fault("no value begins with what is")
    }
  }

  private mutating func word(_ word: StaticString, _ tree: JSONTree) throws(JSONFault) -> JSONTree {
    for byte in UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    where !take(byte) {
      throw fault("no '\(word)'")
    }
    return tree
  }

  private mutating func array(depth: Int) throws(JSONFault) -> JSONTree {
    place += 1
    var values: [JSONTree] = []
    skipBlanks()
    if take(UInt8(ascii: "]")) { return .array(values) }
    while true {
      values.append(try value(depth: depth + 1))
      skipBlanks()
      if take(UInt8(ascii: "]")) { return .array(values) }
      guard take(UInt8(ascii: ",")) else { throw fault("neither ',' nor ']'") }
    }
  }

  private mutating func object(depth: Int) throws(JSONFault) -> JSONTree {
    place += 1
    var members: [String: JSONTree] = [:]
    skipBlanks()
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw fault("no name of a member") }
      let name = try string()
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { throw fault("no ':'") }
      members[name] = try value(depth: depth + 1)
      skipBlanks()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw fault("neither ',' nor '}'") }
    }
  }

  private mutating func number() throws(JSONFault) -> String {
    let start = place
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits() }
    if take(UInt8(ascii: ".")) { try digits() }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      place += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { place += 1 }
      try digits()
    }
    return String(decoding: text[start..<place], as: UTF8.self)
  }

  private mutating func digits() throws(JSONFault) {
    let start = place
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
    guard place > start else { throw fault("no digit") }
  }
}

extension JSONReader {
  private mutating func string() throws(JSONFault) -> String {
    place += 1
    var bytes: [UInt8] = []
    var start = place
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        bytes += text[start..<place]
        guard let string = String(validating: bytes, as: UTF8.self) else {
          throw fault("no UTF-8 before what is")
        }
        place += 1
        return string
      case UInt8(ascii: "\\"):
        bytes += text[start..<place]
        place += 1
        bytes += String(try escaped()).utf8
        start = place
      case 0..<0x20: throw fault("a control character in a string")
      default: place += 1
      }
    }
    throw fault("a string without an end")
  }

  /// What stands behind a backslash.
  private mutating func escaped() throws(JSONFault) -> Unicode.Scalar {
    guard let byte = next else { throw fault("a string without an end") }
    place += 1
    if byte == UInt8(ascii: "u") { return try scalar() }
    guard let scalar = JSONEscape.scalar(byte) else {
      throw fault("an unknown escape before what is")
    }
    return scalar
  }

  /// A scalar by its number, or by a pair of surrogates.
  private mutating func scalar() throws(JSONFault) -> Unicode.Scalar {
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
      throw fault("half a pair of surrogates")
    }
    let second = try codeUnit()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF)
    else { throw fault("half a pair of surrogates") }
    return scalar
  }

  private mutating func codeUnit() throws(JSONFault) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("no digit of four")
      }
      unit = unit << 4 | UInt32(digit)
      place += 1
    }
    return unit
  }
}
