/// What a person pressed.
public enum Key: Hashable, Sendable {
  /// A printable character as typed, so `M` is shift and m.
  case character(Unicode.Scalar)
  case up, down, left, right
  case home, end, pageUp, pageDown
  case enter, escape, tab, backTab, backspace, delete, insert
  /// F1 is `function(1)`.
  case function(Int)
  /// A letter held with control, in lower case, or a backslash.
  case control(Unicode.Scalar)
}

/// A way on the screen.
public enum Direction: Hashable, Sendable {
  case left, right, up, down
}

/// A button, a movement or the wheel, at a cell.
public struct Mouse: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case press, release, drag, wheelUp, wheelDown
  }

  public var kind: Kind
  public var column: Int
  public var row: Int

  public init(kind: Kind, column: Int, row: Int) {
    self.kind = kind
    self.column = column
    self.row = row
  }
}

/// What comes in from the terminal, or from a tape that plays its part.
public enum Event: Hashable, Sendable {
  case key(Key)
  case mouse(Mouse)
  /// Text that came in one go from elsewhere: no command.
  case paste(String)
  case resize(Size)
}
