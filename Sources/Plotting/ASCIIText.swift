/// A text in the 95 printable characters of ASCII, longer where a sign needs letters.
public func asciiText(_ text: String) -> String {
  let scalars = Array(text.unicodeScalars)
  var result = String.UnicodeScalarView()
  for (place, scalar) in scalars.enumerated() {
    guard scalar.value > 126 else {
      result.append(scalar)
      continue
    }
    let before = place > 0 ? scalars[place - 1] : " "
    let after = place + 1 < scalars.count ? scalars[place + 1] : " "
    if let words = word(scalar, between: before, after) {
      result.append(contentsOf: words.unicodeScalars)
    } else {
      result.append(asciiScalar(scalar))
    }
  }
  return String(result)
}

/// Words that depend on what stands beside them: an arrow is a key of that name, unless it stands
/// between two values; a dot between two factors is a product; a power begins with a caret; and a
/// name stands apart from the one before it.
private func word(
  _ scalar: Unicode.Scalar, between before: Unicode.Scalar, _ after: Unicode.Scalar
) -> String? {
  switch scalar {
  case "°" where before == " ": return "deg"
  case "→" where before == "←": return " right"
  case "↓" where before == "↑": return " down"
  case "·" where before != " " && after != " ": return "*"
  default: break
  }
  if let name = ASCIIWords.names[scalar] {
    return before.properties.isAlphabetic && before != "d" ? " " + name : name
  }
  if let raised = ASCIIWords.raised[scalar] {
    return ASCIIWords.raised[before] == nil ? "^" + raised : raised
  }
  return ASCIIWords.words[scalar]
}

/// The nearest single character of ASCII; a question mark for what has none.
public func asciiScalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar {
  case " "..."~": scalar
  case "−", "–", "—", "─", "▔": "-"
  case "·", "╌", "…": "."
  case "θ", "τ": "t"
  case "α": "a"
  case "β": "b"
  case "∂", "δ": "d"
  case "Δ": "D"
  case "≤": "<"
  case "≥": ">"
  case "η", "ε": "e"
  case "ψ": "y"
  case "λ": "l"
  case "γ": "g"
  case "σ": "s"
  case "μ", "µ": "m"
  case "ν": "n"
  case "π": "p"
  case "Σ": "S"
  case "ẑ": "z"
  case "≈", "±": "~"
  case "×": "x"
  case "▶", "▸", "►": ">"
  case "◀", "◂", "◄": "<"
  case "━": "="
  case "●", "∘": "o"
  // Beside ● on one bar.
  case "○", "•": "*"
  case "┃": "!"
  case "┿", "├": "+"
  case "│": "|"
  case "▁": "_"
  case "┊": ":"
  case "╱": "/"
  case "“", "”": "\""
  case "’", "‘", "′": "'"
  case "²", "₂": "2"
  case "₁": "1"
  case "①"..."⑨": Unicode.Scalar(UInt8(scalar.value - 0x2460 + 0x31))
  case "°": " "
  case "↑": "^"
  case "↓": "v"
  case "←": "<"
  case "→": ">"
  case "‖": "|"
  default: ASCIIWords.letter(scalar) ?? "?"
  }
}
