/// A colour as a terminal understands it: its own default, a palette index, or 24-bit.
///
/// A theme hands out the colour for the tier in use, so nothing downstream has to quantise.
public struct Color: Hashable, Sendable {
  /// Kind in the top byte (0 terminal default, 1 indexed, 2 direct), value below.
  public let bits: UInt32

  @inlinable
  init(bits: UInt32) {
    self.bits = bits
  }

  /// The terminal's own default foreground or background.
  public static let terminal: Color = Color(bits: 0)

  /// A palette colour; 0–15 are themed by the person, 16–255 are the fixed xterm cube and greys.
  @inlinable
  public static func indexed(_ index: UInt8) -> Color {
    Color(bits: 1 << 24 | UInt32(index))
  }

  /// A 24-bit colour, `0xRRGGBB`.
  @inlinable
  public static func direct(_ rgb: UInt32) -> Color {
    Color(bits: 2 << 24 | rgb & 0xFF_FFFF)
  }

  /// The palette index, when this is an indexed colour.
  public var index: UInt8? {
    bits >> 24 == 1 ? UInt8(truncatingIfNeeded: bits) : nil
  }

  /// The 24-bit value, when this is a direct colour.
  public var rgb: UInt32? {
    bits >> 24 == 2 ? bits & 0xFF_FFFF : nil
  }
}
