/// What signs are called where only ASCII is there: no two that stand in one formula alike.
enum ASCIIWords {
  static let names: [Unicode.Scalar: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "Δ": "Delta", "ε": "eps", "η": "eta",
    "θ": "theta", "λ": "lambda", "μ": "mu", "ν": "nu", "π": "pi", "σ": "sigma", "τ": "tau",
    "ψ": "psi", "Σ": "sum", "ẑ": "zhat", "√": "sqrt",
  ]

  static let words: [Unicode.Scalar: String] = [
    "≠": "!=", "≤": "<=", "≥": ">=", "±": "+/-", "½": "1/2", "⌊": "floor(", "⌋": ")", "₊": "_+",
    "…": "...", "‖": "|", "°": " deg", "→": "->", "←": "left", "↑": "up", "↓": "down", "ß": "ss",
    "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
  ]

  /// Signs of a power.
  static let raised: [Unicode.Scalar: String] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "⁻": "-",
  ]

  /// The letter below an accent; nil for what is no letter of Latin-1 or Latin Extended-A.
  static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let first: UInt32 = 0xC0
    guard scalar.value >= first, scalar.value - first < UInt32(letters.count) else { return nil }
    let letter = letters[Int(scalar.value - first)]
    return letter == "?" ? nil : letter
  }

  private static let letters: [Unicode.Scalar] = Array(
    ("AAAAAAACEEEEIIIIDNOOOOO?OUUUUYTsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
      + "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLl"
      + "NnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs").unicodeScalars)
}
