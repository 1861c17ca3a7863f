internal import Cells

/// A sign on the plane and what it means, the longest wording first.
struct LegendEntry {
  var sign: String
  var meanings: [String]
  /// The sign where the picture of ASCII has another one than the text would get.
  private let asciiSign: String?

  init(_ sign: String, ascii: String? = nil, _ meanings: String...) {
    self.sign = sign
    self.meanings = meanings
    asciiSign = ascii
  }

  func sign(in glyphs: GlyphTier) -> String { glyphs == .ascii ? asciiSign ?? sign : sign }
}
