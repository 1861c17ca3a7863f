/// A place in a tape; both count from 1.
public struct TapePosition: Equatable, Sendable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
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
