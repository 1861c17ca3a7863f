/// How many colours the output has.
public enum ColorTier: String, CaseIterable, Sendable {
  /// 24-bit.
  case direct
  case palette256 = "256"
  case palette16 = "16"
  case none
}

/// Which glyphs carry dots finer than a cell.
public enum GlyphTier: String, CaseIterable, Sendable {
  case braille, sextant, quadrant, half, ascii
  /// No glyphs at all: canvases keep their shapes as they are, for figures.
  case shapes

  /// Those that a terminal can show.
  public static let allCases: [GlyphTier] = [.braille, .sextant, .quadrant, .half, .ascii]
}
