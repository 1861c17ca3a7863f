/// A choice that is written by its name, so that others may come in between; a name that is not
/// known is read as the first.
public protocol NamedChoice: RawRepresentable<String>, CaseIterable, Codable {
  /// What positions meant in files of version 2.
  static var positions: [Self] { get }
}

extension NamedChoice {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let known = Array(Self.allCases)
    if let position = try? container.decode(Int.self) {
      self = Self.positions.indices.contains(position) ? Self.positions[position] : known[0]
    } else {
      self = Self(rawValue: try container.decode(String.self)) ?? known[0]
    }
  }
}
