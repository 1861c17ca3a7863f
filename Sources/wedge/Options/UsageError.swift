/// A command line that cannot be carried out; the text names the value, the place and the remedy.
struct UsageError: Error, Equatable {
  let text: String
  /// Without dashes; nil where it is of no option, or of several.
  let option: String?

  init(_ text: String, of option: String? = nil) {
    self.text = text
    self.option = option
  }

  static func invalid(_ value: String, for option: String, _ remedy: String) -> UsageError {
    UsageError("The value '\(value)' is invalid for '--\(option)'. \(remedy)", of: option)
  }
}
