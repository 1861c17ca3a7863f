/// A fault in data that were handed in: where it is, what stands there and what to do.
public struct ImportFault: Error, Equatable, Sendable {
  /// Where in a file something is.
  public enum Place: Equatable, Sendable {
    case file
    /// Both count from 1; the column is that of the byte.
    case line(Int, column: Int)
    /// A byte, counted from 0.
    case offset(Int)
    /// Part of an archive.
    case array(String)
  }

  public var place: Place
  /// What is wrong and the remedy, to be read after the place.
  public var fault: String

  public init(_ place: Place, _ fault: String) {
    self.place = place
    self.fault = fault
  }

  /// The place in a file of this name, such as `data.csv:3:7`.
  public func location(in path: String) -> String {
    switch place {
    case .file: path
    case .line(let line, let column): "\(path):\(line):\(column)"
    case .offset(let offset): "\(path): byte \(offset)"
    case .array(let name): "\(path): array '\(name)'"
    }
  }
}

/// As much of a text from outside as a message has room for; who shows it makes it harmless.
func shortened(_ text: String) -> String {
  text.utf8.count > 240
    ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))) + "…" : text
}
