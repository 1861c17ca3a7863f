public import Cells

/// A share of 1 as a bar that lies, in eighths of a cell.
public struct LyingBar: Equatable, Sendable {
  /// What is not nothing can be seen from this share on.
  private static let leastSeen = 0.005
  private static let blocks: [Character] = Array("▏▎▍▌▋▊▉█")

  public var share: Double

  public init(_ share: Double) { self.share = share }

  /// The bar's cells, as many as it fills of a width.
  public func text(width: Int, _ glyphs: GlyphTier) -> String {
    guard share.isFinite, width > 0 else { return "" }
    let exact = min(max(share, 0), 1) * Double(8 * width)
    let eighths = share < Self.leastSeen ? 0 : max(1, Int(exact.rounded()))
    switch glyphs {
    case .ascii: return String(repeating: "#", count: (eighths + 4) / 8)
    case .half:
      return String(repeating: "█", count: eighths / 8) + (eighths % 8 >= 4 ? "▌" : "")
    case .braille, .sextant, .quadrant, .shapes:
      let rest = eighths % 8
      return String(repeating: "█", count: eighths / 8)
        + (rest > 0 ? String(Self.blocks[rest - 1]) : "")
    }
  }
}
