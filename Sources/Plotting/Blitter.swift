public import Cells

/// How the dots of a cell become one glyph.
public struct Blitter: Equatable, Sendable {
  public let glyphs: GlyphTier
  /// Dots across a cell.
  public let columns: Int
  /// Dots down a cell.
  public let rows: Int

  public init(_ glyphs: GlyphTier) {
    self.glyphs = glyphs
    switch glyphs {
    case .braille, .shapes: (columns, rows) = (2, 4)
    case .sextant: (columns, rows) = (2, 3)
    case .quadrant: (columns, rows) = (2, 2)
    case .half: (columns, rows) = (1, 2)
    case .ascii: (columns, rows) = (1, 1)
    }
  }

  /// The bit of a dot, from the left and from the top.
  @inlinable
  public func bit(column: Int, row: Int) -> UInt8 {
    guard glyphs == .braille || glyphs == .shapes else { return 1 << UInt8(row * columns + column) }
    if row == 3 { return column == 0 ? 0x40 : 0x80 }
    return 1 << UInt8(column * 3 + row)
  }

  /// The bit of a dot that is counted through all cells, from the left and from the top.
  @inlinable
  public func bit(ofDot column: Int, _ row: Int) -> UInt8 {
    // Each by numbers that are known here, which spares two divisions a dot.
    switch glyphs {
    case .braille, .shapes: bit(column: column & 1, row: row & 3)
    case .sextant: bit(column: column & 1, row: row % 3)
    case .quadrant: bit(column: column & 1, row: row & 1)
    case .half: bit(column: 0, row: row & 1)
    case .ascii: bit(column: 0, row: 0)
    }
  }

  /// The glyph of a set of dots; no dots are a plain space.
  public func scalar(_ mask: UInt8) -> UInt32 {
    guard mask != 0 else { return 0x20 }
    switch glyphs {
    case .braille, .shapes: return 0x2800 + UInt32(mask)
    case .sextant: return sextant(UInt32(mask))
    case .quadrant: return Self.quadrants[Int(mask)]
    case .half: return Self.halves[Int(mask)]
    case .ascii: return 0x2A
    }
  }

  /// Unicode leaves out the four sextants that other blocks already draw.
  private func sextant(_ mask: UInt32) -> UInt32 {
    switch mask {
    case 21: 0x258C
    case 42: 0x2590
    case 63: 0x2588
    default: 0x1FAFF + mask - (mask > 21 ? 1 : 0) - (mask > 42 ? 1 : 0)
    }
  }

  private static let quadrants: [UInt32] = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█".unicodeScalars.map(\.value)
  private static let halves: [UInt32] = " ▀▄█".unicodeScalars.map(\.value)
}
