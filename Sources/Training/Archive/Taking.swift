extension KeyedDecodingContainer {
  /// Takes what is written under a key; what is not keeps its standard value, so that a file of an
  /// older program opens.
  package func take<Value: Decodable>(_ key: Key, into value: inout Value) throws {
    if let written = try decodeIfPresent(Value.self, forKey: key) { value = written }
  }
}
