/// The numbers and the variant that a loss is made with, in the order they were set.
///
/// A scale that is absent means that the loss keeps the embedding's own norm.
public struct LossParameters: Hashable, Codable, Sendable {
  /// Pairs of key and value, sorted by key, so that equal settings are equal values.
  public private(set) var values: [Value]
  /// The variant's name; nil chooses the loss's default.
  public var variant: String?

  /// One number and its key.
  public struct Value: Hashable, Codable, Sendable {
    public let key: String
    public var number: Double
  }

  public init(_ values: [String: Double] = [:], variant: String? = nil) {
    self.values = values.map { Value(key: $0.key, number: $0.value) }.sorted { $0.key < $1.key }
    self.variant = variant
  }

  /// The number under a key; nil when it is not set, and setting nil removes it.
  public subscript(key: String) -> Double? {
    get { values.first { $0.key == key }?.number }
    set {
      values.removeAll { $0.key == key }
      guard let newValue else { return }
      let position = values.firstIndex { $0.key > key } ?? values.endIndex
      values.insert(Value(key: key, number: newValue), at: position)
    }
  }
}

extension LossParameters {
  /// The numbers of a list, one a class, which are kept under its key with their places; nil where the
  /// first is not set.
  public subscript(list key: String) -> [Double]? {
    get {
      var numbers: [Double] = []
      while let number = self["\(key).\(numbers.count)"] { numbers.append(number) }
      return numbers.isEmpty ? nil : numbers
    }
    set {
      values.removeAll { $0.key.hasPrefix(key + ".") }
      for (place, number) in (newValue ?? []).enumerated() { self["\(key).\(place)"] = number }
    }
  }
}

extension LossParameters {
  private enum Key: String, CodingKey { case values, variant }

  /// Keeps the order by keys, whatever the order in a file; a key that stands twice counts once.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Key.self)
    self.init(variant: try members.decodeIfPresent(String.self, forKey: .variant))
    for value in try members.decodeIfPresent([Value].self, forKey: .values) ?? [] {
      self[value.key] = value.number
    }
  }
}
