public import Cells

/// An order of colours for numbers: equal steps look equal, also to colour-blind eyes and in grey.
///
/// The anchors are those of viridis (Smith & van der Walt, matplotlib 2015, CC0).
public struct Ramp: Sendable {
  private static let anchors: [UInt32] = [
    0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725,
  ]
  /// The nearest in the fixed palette whose lightness still rises.
  private static let indices: [UInt8] = [53, 54, 24, 30, 36, 77, 148, 226]
  private static let shades: [Unicode.Scalar] = [" ", "░", "▒", "▓", "█"]
  private static let letters: [Unicode.Scalar] = [" ", ".", ":", "=", "#"]

  private let theme: Theme

  public init(_ theme: Theme) {
    self.theme = theme
  }

  /// Whether grounds can carry the ramp; glyphs of growing weight do it otherwise.
  public var isColored: Bool {
    theme.name != .mono && (theme.colors == .direct || theme.colors == .palette256)
  }

  /// The 24-bit colour of a place in 0…1.
  public static func rgb(_ fraction: Double) -> UInt32 {
    let place = min(max(fraction, 0), 1) * Double(anchors.count - 1)
    let low = min(Int(place), anchors.count - 2)
    return [16, 8, 0].reduce(0) { sum, shift in
      let from = Double(anchors[low] >> shift & 0xFF)
      let to = Double(anchors[low + 1] >> shift & 0xFF)
      return sum | UInt32((from + (to - from) * (place - Double(low))).rounded()) << shift
    }
  }

  /// Whether white reads better than black on a place in 0…1.
  public static func isDark(_ fraction: Double) -> Bool { fraction < 0.45 }

  /// The ground of a place in 0…1; the theme's own where there are too few colours.
  public func ground(_ fraction: Double) -> Color {
    guard isColored else { return theme.ground }
    if theme.colors == .direct { return .direct(Self.rgb(fraction)) }
    return .indexed(Self.indices[Int((min(max(fraction, 0), 1) * 7).rounded())])
  }

  /// Black or white, whichever reads better on the ground of a place.
  public func ink(on fraction: Double) -> Color {
    guard isColored else { return theme.text }
    let isDark = Self.isDark(fraction)
    return theme.colors == .direct
      ? .direct(isDark ? 0xFFFFFF : 0x000000) : .indexed(isDark ? 231 : 16)
  }

  /// The glyph that fills a cell at a place in 0…1, where grounds are not coloured.
  public func shade(_ fraction: Double, isASCII: Bool) -> Unicode.Scalar {
    guard !isColored else { return " " }
    let shades = isASCII ? Self.letters : Self.shades
    return shades[min(Int(min(max(fraction, 0), 1) * 5), 4)]
  }
}
