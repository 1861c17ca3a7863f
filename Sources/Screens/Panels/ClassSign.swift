internal import Cells
internal import Plotting

/// How a class is marked on the screen.
enum ClassSign {
  /// The letter of a class; a shape for a class whose name is longer, as its first letter would be
  /// another class's.
  static func sign(_ name: String, _ index: Int, _ glyphs: GlyphTier) -> Unicode.Scalar {
    let scalars = name.unicodeScalars
    if scalars.count == 1, let letter = scalars.first { return letter }
    return glyphs == .ascii ? "*" : Canvas.shapes[index % Canvas.shapes.count]
  }
}
