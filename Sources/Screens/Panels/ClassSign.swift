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

  /// θ with a class's name below the line where there is such a sign.
  static func angleName(_ className: String, _ glyphs: GlyphTier) -> String {
    guard glyphs != .ascii, className.unicodeScalars.count == 1,
      let scalar = className.unicodeScalars.first, (0x30...0x39).contains(scalar.value),
      let lowered = Unicode.Scalar(0x2080 + scalar.value - 0x30)
    else { return "θ" + className }
    return "θ" + String(Character(lowered))
  }
}
