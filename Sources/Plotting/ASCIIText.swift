/// A text in the 95 printable characters of ASCII, longer where a sign needs letters.
public func asciiText(_ text: String) -> String {
  var result = ""
  var before: Unicode.Scalar = " "
  for scalar in text.unicodeScalars {
    if let words = word(scalar, after: before) ?? words(for: scalar) {
      result += words
    } else {
      result.unicodeScalars.append(asciiScalar(scalar))
    }
    before = scalar
  }
  return result
}

/// Words that depend on what stands before: an arrow is a key of that name, unless it stands
/// between two values.
private func word(_ scalar: Unicode.Scalar, after before: Unicode.Scalar) -> String? {
  switch scalar {
  case "°" where before == " ": "deg"
  case "←": "left"
  case "↑": "up"
  case "→" where before == "←": " right"
  case "↓" where before == "↑": " down"
  default: nil
  }
}

private func words(for scalar: Unicode.Scalar) -> String? {
  switch scalar {
  case "°": " deg"
  case "ψ": "psi"
  case "α": "alpha"
  case "λ": "lambda"
  case "Σ": "sum"
  case "π": "pi"
  case "√": "sqrt"
  case "≠": "!="
  case "≤": "<="
  case "≥": ">="
  case "½": "1/2"
  case "⌊": "floor("
  case "⌋": ")"
  case "₊": "+"
  case "…": "..."
  case "‖": "|"
  case "→": "->"
  case "←": "left"
  default: nil
  }
}

/// The nearest single character of ASCII; a question mark for what has none.
public func asciiScalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar {
  case " "..."~": scalar
  case "−", "–", "—", "─", "▔": "-"
  case "·", "╌", "…": "."
  case "θ", "τ": "t"
  case "α": "a"
  case "∂": "d"
  case "≤": "<"
  case "≥": ">"
  case "η": "e"
  case "ψ": "y"
  case "λ": "l"
  case "γ": "g"
  case "σ": "s"
  case "μ": "m"
  case "ẑ": "z"
  case "≈": "~"
  case "×": "x"
  case "▶", "▸", "►": ">"
  case "◀", "◂", "◄": "<"
  case "━": "="
  case "●": "o"
  case "┃": "!"
  case "┿": "+"
  case "│": "|"
  case "“", "”": "\""
  case "’", "‘": "'"
  case "²": "2"
  case "①"..."⑨": Unicode.Scalar(UInt8(scalar.value - 0x2460 + 0x31))
  case "°": " "
  case "↑": "^"
  case "↓": "v"
  case "←": "<"
  case "→": ">"
  case "‖": "|"
  default: "?"
  }
}
