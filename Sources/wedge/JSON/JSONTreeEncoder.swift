extension JSONTree {
  /// What a value encodes; numbers that are not finite become `inf`, `-inf` and `nan`.
  init(_ value: some Encodable) throws {
    let node = JSONNode()
    try value.encode(to: JSONTreeEncoder(node: node, codingPath: []))
    self = node.tree
  }
}

/// A place that is written to.
private final class JSONNode {
  private enum Content {
    case empty
    case leaf(JSONTree)
    case members([String: JSONNode])
    case values([JSONNode])
  }

  private var content = Content.empty

  var tree: JSONTree {
    switch content {
    case .empty: .object([:])
    case .leaf(let tree): tree
    case .members(let members): .object(members.mapValues(\.tree))
    case .values(let nodes): .array(nodes.map(\.tree))
    }
  }

  var count: Int {
    if case .values(let nodes) = content { return nodes.count }
    return 0
  }

  func put(_ tree: JSONTree) { content = .leaf(tree) }

  func becomeObject() {
    if case .members = content { return }
    content = .members([:])
  }

  func becomeArray() {
    if case .values = content { return }
    content = .values([])
  }

  func member(_ name: String) -> JSONNode {
    let node = JSONNode()
    guard case .members(var members) = content else { return node }
    content = .empty
    members[name] = node
    content = .members(members)
    return node
  }

  func appended() -> JSONNode {
    let node = JSONNode()
    guard case .values(var nodes) = content else { return node }
    content = .empty
    nodes.append(node)
    content = .values(nodes)
    return node
  }

  func encode(_ value: some Encodable, at path: [any CodingKey]) throws {
    switch value {
    case let value as String: put(.string(value))
    case let value as Bool: put(.boolean(value))
    case let value as Double: put(Self.tree(value))
    case let value as Float: put(Self.tree(value))
    case let value as any FixedWidthInteger: put(.number("\(value)"))
    default: try value.encode(to: JSONTreeEncoder(node: self, codingPath: path))
    }
  }

  private static func tree(_ value: some BinaryFloatingPoint & CustomStringConvertible) -> JSONTree
  {
    if value.isFinite { return .finite(value) }
    return .string(value.isNaN ? "nan" : value > 0 ? "inf" : "-inf")
  }
}

private struct JSONTreeEncoder: Encoder, SingleValueEncodingContainer {
  let node: JSONNode
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    node.becomeObject()
    return KeyedEncodingContainer(Members<Key>(node: node, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.becomeArray()
    return Values(node: node, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  func encodeNil() { node.put(.null) }

  func encode(_ value: some Encodable) throws { try node.encode(value, at: codingPath) }

  private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: JSONNode
    let codingPath: [any CodingKey]

    private func encoder(_ key: any CodingKey) -> JSONTreeEncoder {
      JSONTreeEncoder(node: node.member(key.stringValue), codingPath: codingPath + [key])
    }

    func encodeNil(forKey key: Key) { encoder(key).encodeNil() }

    func encode(_ value: some Encodable, forKey key: Key) throws { try encoder(key).encode(value) }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { encoder(key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      encoder(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
      JSONTreeEncoder(node: node.member("super"), codingPath: codingPath)
    }

    func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }
  }

  private struct Values: UnkeyedEncodingContainer {
    let node: JSONNode
    let codingPath: [any CodingKey]
    var count: Int { node.count }

    private var next: JSONTreeEncoder {
      JSONTreeEncoder(node: node.appended(), codingPath: codingPath)
    }

    func encodeNil() { next.encodeNil() }

    func encode(_ value: some Encodable) throws { try next.encode(value) }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> { next.container(keyedBy: type) }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { next.unkeyedContainer() }

    func superEncoder() -> any Encoder { next }
  }
}
