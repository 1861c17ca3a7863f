/// Every source of data; adding one is its file and one line here.
public enum DatasetRegistry {
  public static let all: [any DatasetSource.Type] = [
    Digits.self,
    Blobs.self,
    Ring.self,
    Iris.self,
    Identities.self,
    TableData.self,
  ]

  /// The sources that have something for a configuration.
  public static func present(for configuration: Configuration) -> [any DatasetSource.Type] {
    all.filter { $0.isThere(for: configuration) }
  }

  /// The source with a name; nil when there is none.
  public static func named(_ name: String) -> (any DatasetSource.Type)? {
    all.first { $0.name == name }
  }
}
