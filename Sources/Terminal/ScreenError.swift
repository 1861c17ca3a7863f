import Cells

/// Why there can be no live screen here; the text is one line for the person.
public enum ScreenError: Error, Hashable, CustomStringConvertible {
  /// Standard input or output, as named, is a file or a pipe.
  case notATerminal(stream: String)
  /// The terminal type is missing, or one without a movable cursor.
  case unusableTerminal(type: String)
  /// A call of the operating system failed with an error number.
  case refused(call: String, code: Int32)

  public var description: String { "\(cause); 'wedge snapshot' makes one picture." }

  /// What is wrong, without a remedy.
  public var cause: String {
    switch self {
    case .notATerminal(let stream): "\(stream) is not a terminal"
    case .unusableTerminal(let type): "TERM '\(sanitized(type))' cannot show a live screen"
    case .refused(let call, let code): "The terminal fails (\(call), error \(code))"
    }
  }
}
