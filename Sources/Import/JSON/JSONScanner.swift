/// The values of one row of JSON (RFC 8259), read strictly and without depth.
struct JSONScanner {
  /// What a table can hold of a value.
  enum Value {
    /// And how it is written, where that is a whole number which the other may only be near to.
    case number(Double, written: String?)
    case numbers([Double])
    case text(String)
    /// Something that a table has no room for, at a byte.
    case other(Int)

    /// Whether it stands for a number that is not there.
    var isMissing: Bool {
      switch self {
      case .number(let number, _): number.isNaN
      case .numbers(let numbers): numbers.contains(where: \.isNaN)
      case .text: false
      case .other: true
      }
    }
  }

  private let bytes: ByteView
  private(set) var position: Int
  private let end: Int

  init(_ bytes: ByteView, _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// What is wrong at a byte.
  struct Fault: Error {
    var position: Int
    var words: String
  }

  /// A value and its name; that of an array by itself is empty.
  typealias Member = (name: String, value: Value)

  /// The members of the object that the row is, in order; an array is one member without a name.
  mutating func members() throws(Fault) -> [Member] {
    var members: [Member] = []
    if peek() == UInt8(ascii: "[") {
      members.append(("", .numbers(try numbers())))
    } else {
      try expect("{")
      while !take("}") {
        let name = try string()
        try expect(":")
        members.append((name, try value()))
        if try isLast(before: "}") { break }
      }
    }
    guard peek() == nil else { throw fault("has text after its value. Give one value a line.") }
    return members
  }

  private func fault(_ words: String) -> Fault { Fault(position: position, words: words) }

  private mutating func peek() -> UInt8? {
    while position < end, [32, 9, 13, 10].contains(bytes[position]) { position += 1 }
    return position < end ? bytes[position] : nil
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(Fault) {
    guard take(character) else { throw fault("lacks a '\(character)' here. Write it as JSON.") }
  }

  /// Whether a value was the last one: the bracket follows it, and else a comma, which parts it from another.
  private mutating func isLast(before bracket: Unicode.Scalar) throws(Fault) -> Bool {
    guard take(",") else {
      try expect(bracket)
      return true
    }
    guard peek() != UInt8(ascii: bracket) else {
      throw fault("has a ',' before this '\(bracket)'. Leave the comma out.")
    }
    return false
  }

  private mutating func value() throws(Fault) -> Value {
    switch peek() {
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "["): return .numbers(try numbers())
    case UInt8(ascii: "t") where bytes.hasPrefix(Array("true".utf8), at: position):
      position += 4
      return .text("true")
    case UInt8(ascii: "f") where bytes.hasPrefix(Array("false".utf8), at: position):
      position += 5
      return .text("false")
    case UInt8(ascii: "{"), UInt8(ascii: "n"): return try other()
    default: return try scalar()
    }
  }

  private mutating func scalar() throws(Fault) -> Value {
    _ = peek()
    let start = position
    let number = try number()
    guard number.magnitude >= 0x1p53 else { return .number(number, written: nil) }
    let written = bytes.text(start..<position)
    return .number(number, written: Int(written) == nil && UInt64(written) == nil ? nil : written)
  }

  /// Passes over null, or an object with all that is in it.
  private mutating func other() throws(Fault) -> Value {
    let start = position
    if bytes.hasPrefix(Array("null".utf8), at: position), position + 4 <= end {
      position += 4
      return .other(start)
    }
    guard let after = Self.end(of: bytes, position..<end), bytes[position] == UInt8(ascii: "{")
    else { throw fault("holds null or an object that does not end. Write it as JSON.") }
    position = after
    return .other(start)
  }

  /// Behind the bracket that closes the one at the beginning of a range; nil where none does.
  static func end(of bytes: ByteView, _ range: Range<Int>) -> Int? {
    var depth = 0
    var isText = false
    var position = range.lowerBound
    while position < range.upperBound {
      switch bytes[position] {
      case UInt8(ascii: "\\") where isText: position += 1
      case UInt8(ascii: "\""): isText.toggle()
      case UInt8(ascii: "{") where !isText, UInt8(ascii: "[") where !isText: depth += 1
      case UInt8(ascii: "}") where !isText, UInt8(ascii: "]") where !isText:
        depth -= 1
        if depth == 0 { return position + 1 }
      default: break
      }
      position += 1
    }
    return nil
  }

  private mutating func numbers() throws(Fault) -> [Double] {
    var numbers: [Double] = []
    try expect("[")
    while !take("]") {
      if let byte = peek(),
        [UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\"")].contains(byte)
      {
        throw fault(
          "begins \(byte == UInt8(ascii: "\"") ? "a text" : "more values") in an array, where a row has "
            + "numbers alone. Write an object a row, such as frame.to_json(file, orient='records'), or "
            + "arrays with numpy.savez(file, x=rows, y=labels).")
      }
      // As pandas writes what is no number.
      if bytes.hasPrefix(Array("null".utf8), at: position), position + 4 <= end {
        position += 4
        numbers.append(.nan)
      } else {
        numbers.append(try number())
      }
      if try isLast(before: "]") { break }
    }
    return numbers
  }

  private mutating func number() throws(Fault) -> Double {
    _ = peek()
    let start = position
    while position < end, Self.isNumeric(bytes[position]) { position += 1 }
    guard let number = DecimalNumber.parse(bytes, start..<position) else {
      position = start
      throw fault("holds no number here. Give one, without quotes.")
    }
    guard isOfJSON(start..<position) else {
      let written = bytes.text(start..<position)
      position = start
      throw fault("holds '\(shortened(written))', which is no number of JSON. Write \(number).")
    }
    return number
  }

  /// Whether a number has no plus before it, no 0 before another digit, and digits on both sides of its point.
  private func isOfJSON(_ range: Range<Int>) -> Bool {
    func isDigit(_ position: Int) -> Bool {
      position < range.upperBound && (48...57).contains(bytes[position])
    }
    let hasSign = [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[range.lowerBound])
    let first = range.lowerBound + (hasSign ? 1 : 0)
    guard isDigit(first) || bytes[first] == UInt8(ascii: ".") else { return true }
    guard isDigit(first), bytes[range.lowerBound] != UInt8(ascii: "+") else { return false }
    guard bytes[first] != UInt8(ascii: "0") || !isDigit(first + 1) else { return false }
    let point = range.first { bytes[$0] == UInt8(ascii: ".") }
    return point.map { isDigit($0 + 1) } ?? true
  }

  /// NaN and Infinity too, which Python writes: they are told of as what they are.
  private static func isNumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 43, 45, 46, 65...90, 97...122: true
    default: false
    }
  }

  private mutating func string() throws(Fault) -> String {
    try expect("\"")
    var result: [UInt8] = []
    while position < end, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\") {
        position += 1
        result += Array(String(try escaped()).utf8)
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    guard position < end else { throw fault("ends within a text. Close its quote.") }
    position += 1
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func escaped() throws(Fault) -> Unicode.Scalar {
    guard position < end else { throw fault("ends within a text. Close its quote.") }
    let byte = bytes[position]
    position += 1
    if byte == UInt8(ascii: "u") { return try unicode() }
    guard let scalar = JSONEscape.scalar(byte) else {
      throw fault("escapes a letter that JSON does not. Write the letter alone.")
    }
    return scalar
  }

  private mutating func unicode() throws(Fault) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let half = fault("escapes half a character. Write both halves, or the character itself.")
    guard (0xD800..<0xDC00).contains(first), position + 6 <= end,
      bytes.hasPrefix([0x5C, 0x75], at: position)
    else { throw half }
    position += 2
    let second = try hexadecimal()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw half }
    return scalar
  }

  private mutating func hexadecimal() throws(Fault) -> UInt32 {
    guard position + 4 <= end, let value = UInt32(bytes.text(position..<position + 4), radix: 16)
    else { throw fault("has no four hexadecimal digits after \\u. Give four.") }
    position += 4
    return value
  }
}
