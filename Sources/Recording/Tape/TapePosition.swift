/// A place in a tape; both count from 1.
public struct TapePosition: Equatable, Sendable {
  public var line: Int
  public var column: Int
  /// The tape that it is in, where another one sources that.
  public var source: TapeSource?

  public init(line: Int, column: Int, in source: TapeSource? = nil) {
    self.line = line
    self.column = column
    self.source = source
  }

  /// The same in a tape that is sourced.
  func within(_ source: TapeSource) -> TapePosition {
    TapePosition(line: line, column: column, in: source)
  }
}

/// A tape that stands in place of a line of another one.
public struct TapeSource: Equatable, Sendable {
  /// As it is named there.
  public var name: String
  /// Where it is named.
  public var line: Int
  public var column: Int
}

/// What is wrong, or only passed over, at a place in a tape.
public struct TapeFault: Error, Equatable, Sendable {
  public var position: TapePosition
  /// The token and the remedy.
  public var text: String

  public init(_ position: TapePosition, _ text: String) {
    self.position = position
    self.text = text
  }
}
