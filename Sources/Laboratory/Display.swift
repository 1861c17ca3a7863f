public import Cells
public import Plotting

/// What the person's terminal shows and what they asked of it.
public struct Display: Equatable, Sendable {
  public var theme: ThemeName
  public var colors: ColorTier
  public var glyphs: GlyphTier
  /// Whether only the plane, the formula and two numbers are shown, for a lecture hall.
  public var isBig: Bool = false

  public init(
    theme: ThemeName = .dark, colors: ColorTier = .direct, glyphs: GlyphTier = .braille
  ) {
    self.theme = theme
    self.colors = colors
    self.glyphs = glyphs
  }
}

/// What the ground of the feature plane says.
public enum Fill: CaseIterable, Sendable {
  /// Tint where the margin is met, hatch where a class is right but still pulled.
  case wedges
  /// The class of the nearest training embedding, for a loss that has no prototypes.
  case neighbour
  /// How sure the classifier is, as used.
  case confidence
  case none
}
