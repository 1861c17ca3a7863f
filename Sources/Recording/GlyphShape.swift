/// A glyph as geometry, in hundredths of a cell that is ten wide and twenty high.
///
/// What pictures are made of is drawn, not written, so that it is the same with every font.
enum GlyphShape {
  /// Dots of the size of a braille dot, by their centres.
  case dots([Point])
  /// A small dot in the middle, as hatches have it.
  case smallDot
  /// Rectangles that touch their neighbours' without a seam.
  case blocks([Block])
  /// Outlines filled by the even-odd rule.
  case outlines([[Point]])
  /// Circles around the middle by their radii, filled by the even-odd rule.
  case circles([Int])

  struct Point: Hashable {
    var x: Int
    var y: Int
  }

  struct Block: Hashable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
  }

  static let width = 1000
  static let height = 2000

  /// The shape of a scalar, nil for one that is to be written as text.
  init?(_ scalar: UInt32) {
    switch scalar {
    case 0xB7: self = .smallDot
    case 0x2800...0x28FF: self = Self.braille(scalar - 0x2800)
    case 0x2580...0x2590, 0x2594, 0x2595: self = .blocks([Self.eighths(scalar)])
    case 0x2596...0x259F: self = Self.quadrants(scalar)
    case 0x1FB00...0x1FB3B: self = Self.sextants(scalar - 0x1FB00)
    default:
      guard let shape = Self.line(scalar) ?? Self.symbol(scalar) else { return nil }
      self = shape
    }
  }

  private static func braille(_ bits: UInt32) -> GlyphShape {
    let places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]
    let dots = places.enumerated().filter { bits >> $0.offset & 1 == 1 }
    return .dots(dots.map { Point(x: 250 + 500 * $0.element.0, y: 250 + 500 * $0.element.1) })
  }

  private static func eighths(_ scalar: UInt32) -> Block {
    switch scalar {
    case 0x2580: return Block(x: 0, y: 0, width: width, height: height / 2)
    case 0x2581...0x2588:
      let filled = height * Int(scalar - 0x2580) / 8
      return Block(x: 0, y: height - filled, width: width, height: filled)
    case 0x2589...0x258F:
      return Block(x: 0, y: 0, width: width * Int(0x2590 - scalar) / 8, height: height)
    case 0x2590: return Block(x: width / 2, y: 0, width: width / 2, height: height)
    case 0x2594: return Block(x: 0, y: 0, width: width, height: height / 8)
    default: return Block(x: width * 7 / 8, y: 0, width: width / 8, height: height)
    }
  }

  /// Bits from the top left on, row by row.
  private static func grid(_ bits: UInt32, rows: Int) -> GlyphShape {
    let filled = (0..<2 * rows).filter { bits >> $0 & 1 == 1 }
    return .blocks(
      filled.map { place in
        let (top, bottom) = (height * (place / 2) / rows, height * (place / 2 + 1) / rows)
        return Block(x: place % 2 * width / 2, y: top, width: width / 2, height: bottom - top)
      })
  }

  private static func quadrants(_ scalar: UInt32) -> GlyphShape {
    let bits: [UInt32] = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14]
    return grid(bits[Int(scalar - 0x2596)], rows: 2)
  }

  /// The block leaves out the patterns that are half blocks, which were there before it.
  private static func sextants(_ offset: UInt32) -> GlyphShape {
    var bits = offset + 1
    if bits >= 0x15 { bits += 1 }
    if bits >= 0x2A { bits += 1 }
    return grid(bits, rows: 3)
  }
}
