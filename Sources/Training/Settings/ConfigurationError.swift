/// A configuration that cannot be run; the text names the value, the place and the remedy.
public struct ConfigurationError: Error, Equatable, Sendable {
  /// The command-line option without dashes.
  public let option: String
  public let value: String
  public let remedy: String

  init(_ option: String, _ value: String, _ remedy: String) {
    self.option = option
    self.value = value
    self.remedy = remedy
  }
}

extension ConfigurationError: CustomStringConvertible {
  public var description: String {
    "The value '\(value)' is invalid for '--\(option)'. \(remedy)"
  }
}
