internal import Cells

/// What a tape says to an audience, as it is read and as it is shown.
package enum SaidText {
  /// For captions and descriptions: accents, joined signs and signs of two columns stay; of what would steer a
  /// terminal a tab is a blank, and the rest U+FFFD.
  package static func read(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(scalar == "\t" ? " " : isRead(scalar) ? scalar : "\u{FFFD}")
    }
    return String(scalars)
  }

  /// For cells: a letter and its accent are one sign where there is one, a tab is a blank, and what has no cell of
  /// its own is U+FFFD.
  package static func shown(_ text: String) -> String { sanitized(composed(text)) }

  /// The first sign that cells cannot show; nil where they show all.
  package static func lost(in text: String) -> Unicode.Scalar? {
    composed(text).unicodeScalars.first { !fitsCell($0.value) }
  }

  private static func isRead(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    // Zero-width joiner and non-joiner.
    case .format: scalar == "\u{200D}" || scalar == "\u{200C}"
    default: isDisplayable(scalar.value)
    }
  }

  private static func composed(_ text: String) -> String {
    String(
      text.map { character in
        if character == "\t" { return " " }
        guard character.unicodeScalars.count > 1, let sign = signs[character] else {
          return character
        }
        return Character(sign)
      })
  }

  /// Signs by what they are equal to, such as é by e and its accent: Latin, Greek and Cyrillic letters.
  private static let signs: [Character: Unicode.Scalar] = {
    let blocks: [ClosedRange<UInt32>] = [
      0xC0...0x24F, 0x386...0x3CE, 0x400...0x4FF, 0x1E00...0x1FFC,
    ]
    let letters = blocks.joined().compactMap(Unicode.Scalar.init)
    return Dictionary(letters.map { (Character($0), $0) }) { first, _ in first }
  }()
}
