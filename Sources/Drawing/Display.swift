public import Cells
public import Plotting

/// What the person's terminal shows and what they asked of it.
public struct Display: Equatable, Sendable {
  public var theme: ThemeName
  public var colors: ColorTier
  public var glyphs: GlyphTier
  /// Whether only the plane, the formula and two numbers are shown, for a lecture hall.
  public var isBig: Bool = false
  /// Whether the terminal's own ground is light.
  public var isOnLight: Bool = false

  public init(
    theme: ThemeName = .dark, colors: ColorTier = .direct, glyphs: GlyphTier = .braille
  ) {
    self.theme = theme
    self.colors = colors
    self.glyphs = glyphs
  }

  /// This one with what differs between two others, as the later one has it.
  package func changed(from before: Display, to after: Display) -> Display {
    var display = self
    func take<Value: Equatable>(_ field: WritableKeyPath<Display, Value>) {
      guard before[keyPath: field] != after[keyPath: field] else { return }
      display[keyPath: field] = after[keyPath: field]
    }
    take(\.theme)
    take(\.colors)
    take(\.glyphs)
    take(\.isBig)
    take(\.isOnLight)
    return display
  }
}
