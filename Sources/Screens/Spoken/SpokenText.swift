internal import Cells
internal import Laboratory

/// Texts for who hears them: no dots, lines and blocks.
package enum SpokenText {
  /// Signs that voices pass over, or read as something else.
  private static let names: [(sign: String, words: String)] = [
    ("‖x‖", "length of x"), ("|x|", "length of x"), ("‖w‖", "length of w"), ("|w|", "length of w"),
    ("′", " prime"), ("²", " squared"), ("“", "\""), ("”", "\""), ("∂", "d"),
  ]

  /// A text without what only the eye reads, its words one blank apart.
  package static func cleaned(_ text: String) -> String {
    let text = names.reduce(text) { $0.replacing($1.sign, with: $1.words) }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isDrawn =
        (0x2500...0x25FF).contains(scalar.value) || (0x2800...0x28FF).contains(scalar.value)
      scalars.append(isDrawn || scalar.value < 32 ? " " : scalar)
    }
    return String(scalars).split(separator: " ").joined(separator: " ")
  }

  /// The lines of what lies over the picture, on a screen of so many rows.
  static func lines(over state: State, rows: Int = 40) -> [String] {
    let frame = view(state, size: Size(width: 100, height: rows))
    return (0..<frame.height).map { row in
      let scalars = (0..<frame.width).compactMap { Unicode.Scalar(frame[$0, row].displayedScalar) }
      return cleaned(String(String.UnicodeScalarView(scalars)))
    }.filter { !$0.isEmpty }
  }
}
