import Cells
import Drawing
import Plotting
import Terminal

extension Display {
  /// A theme on a terminal's ground; without one that of the ground.
  init(_ theme: ThemeName?, on ground: Background, colors: ColorTier, glyphs: GlyphTier) {
    self.init(
      theme: theme ?? (ground == .light ? .light : .dark), colors: colors, glyphs: glyphs)
    isOnLight = ground == .light
  }

  /// Takes the terminal's ground in the moment it becomes known.
  mutating func follow(isLightGround: Bool) {
    if theme != .contrast { theme = isLightGround ? .light : .dark }
    isOnLight = isLightGround
  }
}

extension ThemeName? {
  /// Whether colours wait for the terminal to say what its ground is.
  var followsGround: Bool { self == nil || self == .contrast }
}
