/// Renditions that need no colour.
public struct Attributes: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  @inlinable
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  public static let bold: Attributes = Attributes(rawValue: 1)
  public static let reverse: Attributes = Attributes(rawValue: 2)
  public static let underline: Attributes = Attributes(rawValue: 4)
}

/// How a cell's glyph is painted.
public struct Style: Hashable, Sendable {
  public var foreground: Color
  public var background: Color
  public var attributes: Attributes

  @inlinable
  public init(
    foreground: Color = .terminal, background: Color = .terminal, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// One character cell: a single-width scalar and its style; trivial, so frames copy as bytes.
public struct Cell: Hashable, Sendable {
  public var scalar: UInt32
  public var style: Style

  @inlinable
  public init(_ scalar: Unicode.Scalar = " ", style: Style = Style()) {
    self.scalar = scalar.value
    self.style = style
  }
}
