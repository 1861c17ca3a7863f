extension JSONTree {
  /// The value that was written down.
  func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try JSONTreeDecoder(tree: self, codingPath: []).decode(type)
  }

  /// What kind of value it is, in words.
  fileprivate var kind: String {
    switch self {
    case .null: "null"
    case .boolean: "a truth value"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

private struct PlaceKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(_ place: Int) {
    stringValue = "\(place)"
    intValue = place
  }

  init?(stringValue: String) { return nil }
  init?(intValue: Int) { self.init(intValue) }
}

private struct JSONTreeDecoder: Decoder, SingleValueDecodingContainer {
  let tree: JSONTree
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let members) = tree else { throw mismatch([String: JSONTree].self) }
    return KeyedDecodingContainer(Members<Key>(members: members, codingPath: codingPath))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let values) = tree else { throw mismatch([JSONTree].self) }
    return Values(values: values, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  func decodeNil() -> Bool {
    if case .null = tree { return true }
    return false
  }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let value: Any? =
      switch type {
      case is String.Type: try string()
      case is Bool.Type: try boolean()
      case is Double.Type: try float(Double.self)
      case is Float.Type: try float(Float.self)
      case let type as any FixedWidthInteger.Type: try whole(type)
      default: nil
      }
    if let value, let known = value as? Value { return known }
    return try Value(from: self)
  }

  private func mismatch(_ type: any Any.Type) -> DecodingError {
    .typeMismatch(
      type, DecodingError.Context(codingPath: codingPath, debugDescription: "it is \(tree.kind)"))
  }

  private func corrupted(_ words: String) -> DecodingError {
    .dataCorrupted(DecodingError.Context(codingPath: codingPath, debugDescription: words))
  }

  private func string() throws -> String {
    guard case .string(let string) = tree else { throw mismatch(String.self) }
    return string
  }

  private func boolean() throws -> Bool {
    guard case .boolean(let value) = tree else { throw mismatch(Bool.self) }
    return value
  }

  private func float<Number: BinaryFloatingPoint & LosslessStringConvertible>(
    _ type: Number.Type
  ) throws -> Number {
    switch tree {
    case .string("inf"): return .infinity
    case .string("-inf"): return -.infinity
    case .string("nan"): return .nan
    case .number(let text):
      guard let number = Number(text), number.isFinite else {
        throw corrupted("\(text) is too large a number")
      }
      return number
    default: throw mismatch(type)
    }
  }

  private func whole<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
    guard case .number(let text) = tree else { throw mismatch(type) }
    guard let number = Number(text) ?? Double(text).flatMap(Number.init(exactly:)) else {
      throw corrupted("\(text) is no whole number from \(Number.min) to \(Number.max)")
    }
    return number
  }

  private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let members: [String: JSONTree]
    let codingPath: [any CodingKey]
    var allKeys: [Key] { members.keys.sorted().compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }

    private func decoder(_ key: any CodingKey) throws -> JSONTreeDecoder {
      guard let tree = members[key.stringValue] else {
        throw DecodingError.keyNotFound(
          key, DecodingError.Context(codingPath: codingPath, debugDescription: "it is not there"))
      }
      return JSONTreeDecoder(tree: tree, codingPath: codingPath + [key])
    }

    func decodeNil(forKey key: Key) throws -> Bool { try decoder(key).decodeNil() }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
      try decoder(key).decode(type)
    }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { try decoder(key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      try decoder(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
      JSONTreeDecoder(tree: members["super"] ?? .null, codingPath: codingPath)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }
  }

  private struct Values: UnkeyedDecodingContainer {
    let values: [JSONTree]
    let codingPath: [any CodingKey]
    var currentIndex = 0
    var count: Int? { values.count }
    var isAtEnd: Bool { currentIndex == values.count }

    init(values: [JSONTree], codingPath: [any CodingKey]) {
      self.values = values
      self.codingPath = codingPath
    }

    private func decoder(_ type: any Any.Type) throws -> JSONTreeDecoder {
      let path = codingPath + [PlaceKey(currentIndex)]
      guard !isAtEnd else {
        throw DecodingError.valueNotFound(
          type, DecodingError.Context(codingPath: path, debugDescription: "the array ends before"))
      }
      return JSONTreeDecoder(tree: values[currentIndex], codingPath: path)
    }

    mutating func decodeNil() throws -> Bool {
      guard try decoder(Never.self).decodeNil() else { return false }
      currentIndex += 1
      return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      let value = try decoder(type).decode(type)
      currentIndex += 1
      return value
    }

    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
      let container = try decoder(type).container(keyedBy: type)
      currentIndex += 1
      return container
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
      let container = try decoder([JSONTree].self).unkeyedContainer()
      currentIndex += 1
      return container
    }

    mutating func superDecoder() throws -> any Decoder {
      let inner = try decoder(JSONTree.self)
      currentIndex += 1
      return inner
    }
  }
}
