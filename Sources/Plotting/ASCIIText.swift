/// A text in the 95 printable characters of ASCII, longer where a sign needs letters.
public func asciiText(_ text: String) -> String {
  var result = ""
  let named = text.replacing("←→", with: "left right").replacing("↑↓", with: "up down")
  for scalar in named.unicodeScalars {
    if let words = words(for: scalar) {
      result += words
    } else {
      result.unicodeScalars.append(asciiScalar(scalar))
    }
  }
  return result
}

private func words(for scalar: Unicode.Scalar) -> String? {
  switch scalar {
  case "°": " deg"
  case "ψ": "psi"
  case "λ": "lambda"
  case "Σ": "sum"
  case "π": "pi"
  case "√": "sqrt"
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
  case "θ": "t"
  case "η": "e"
  case "ψ": "y"
  case "λ": "l"
  case "×": "x"
  case "▶", "▸", "►": ">"
  case "◀", "◂", "◄": "<"
  case "━": "="
  case "●": "o"
  case "┃": "!"
  case "│": "|"
  case "“", "”": "\""
  case "’", "‘": "'"
  case "²": "2"
  case "°": " "
  case "↑": "^"
  case "↓": "v"
  case "←": "<"
  case "→": ">"
  case "‖": "|"
  default: "?"
  }
}
