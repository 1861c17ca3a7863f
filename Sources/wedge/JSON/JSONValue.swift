/// Any JSON text as a value; what the oracle files are read into and candidates written from.
enum JSONValue: Codable, Sendable {
  case null
  case boolean(Bool)
  case number(Double)
  /// A whole number too large for a Double to hold exactly, such as a seed.
  case whole(UInt64)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Double.self) {
      // Numbers first: they are most, and a type that does not fit costs an error.
      // A seed may be larger than what a Double counts exactly.
      let whole = value >= 0x1p53 ? try? container.decode(UInt64.self) : nil
      self = whole.map(JSONValue.whole) ?? .number(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// A number that is not finite is written as null, which JSON has no other word for.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .boolean(let value): try container.encode(value)
    case .number(let value) where value.isFinite: try container.encode(value)
    case .number: try container.encodeNil()
    case .whole(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }

  subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { return members[key] }
    return nil
  }

  var number: Double? {
    if case .number(let value) = self { return value }
    if case .whole(let value) = self { return Double(value) }
    return nil
  }

  /// A whole number from 0 on.
  var count: UInt64? {
    if case .whole(let value) = self { return value }
    return number.flatMap(UInt64.init(exactly:))
  }

  /// 1 for true, 0 for false.
  var switchNumber: Double? {
    if case .boolean(let value) = self { return value ? 1 : 0 }
    return nil
  }

  var string: String? {
    if case .string(let value) = self { return value }
    return nil
  }

  var array: [JSONValue]? {
    if case .array(let values) = self { return values }
    return nil
  }

  /// All numbers inside nested arrays, in order.
  var flattened: [Double] {
    switch self {
    case .number(let value): [value]
    case .whole(let value): [Double(value)]
    case .array(let values): values.flatMap(\.flattened)
    default: []
    }
  }

  /// A flat row-major array as an array of rows.
  static func rows(_ values: [Double], of width: Int) -> JSONValue {
    .array(
      stride(from: 0, to: values.count, by: max(width, 1)).map { start in
        .array(values[start..<start + width].map(JSONValue.number))
      })
  }

  static func numbers(_ values: [Double]) -> JSONValue {
    .array(values.map(JSONValue.number))
  }

  /// The text with sorted keys, so that it is the same in every process.
  func text() throws -> [UInt8] { tree.text }

  private var tree: JSONTree {
    switch self {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .number(let value): value.isFinite ? .finite(value) : .null
    case .whole(let value): .number("\(value)")
    case .string(let value): .string(value)
    case .array(let values): .array(values.map(\.tree))
    case .object(let members): .object(members.mapValues(\.tree))
    }
  }
}

extension JSONValue {
  /// Reads a text.
  init(text: some Collection<UInt8>) throws {
    try self.init(JSONReader.tree(Array(text)))
  }

  private init(_ tree: JSONTree) throws {
    switch tree {
    case .null: self = .null
    case .boolean(let value): self = .boolean(value)
    case .number(let text): self = try .number(text)
    case .string(let value): self = .string(value)
    case .array(let values): self = .array(try values.map { try JSONValue($0) })
    case .object(let members): self = .object(try members.mapValues { try JSONValue($0) })
    }
  }

  private static func number(_ text: String) throws -> JSONValue {
    guard let value = Double(text), value.isFinite else {
      throw JSONFault(words: "\(text) is too large a number")
    }
    return (value >= 0x1p53 ? UInt64(text) : nil).map(JSONValue.whole) ?? .number(value)
  }

  var object: [String: JSONValue]? {
    if case .object(let members) = self { return members }
    return nil
  }

  /// A single value as it stands in a table: a string without quotes, nothing for null.
  var plainText: String {
    switch self {
    case .null: ""
    case .string(let text): text
    default: (try? text()).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
  }
}
