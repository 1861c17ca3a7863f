/// A command line that cannot be carried out; the text names the value, the place and the remedy.
struct UsageError: Error, Equatable {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  static func invalid(_ value: String, for option: String, _ remedy: String) -> UsageError {
    UsageError("The value '\(value)' is invalid for '--\(option)'. \(remedy)")
  }
}
