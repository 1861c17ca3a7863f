internal import Drawing
internal import Kernels
internal import MarginLosses

/// A formula in numbers and what it comes to, with as many decimals as it takes that a reader who works
/// it out gets just that.
struct Equality {
  /// Such as `8·cos 20.4° = 7.50`.
  let text: String
  /// With usual decimals, though what a reader gets may differ in the last place.
  let roughText: String

  /// - Parameters:
  ///   - formula: of numbers alone.
  ///   - value: what it comes to, where it holds a ψ that only the loss knows.
  ///   - decimals: of the value.
  init(_ formula: Formula, value: Double, decimals: Int) {
    var style = FormulaNumberStyle()
    let usual = style.printer().text(formula)
    let meant = FormulaNumberStyle.rounded(value, decimals)
    func isTrue() -> Bool {
      let read = formula.changingNumbers(style.read).value(of: FormulaSample())
      return !read.isFinite || FormulaNumberStyle.rounded(read, decimals) == meant
    }
    while style.more < 3, !isTrue() { style.more += 1 }
    let sign = isTrue() ? "=" : "≈"
    roughText = "\(usual) ≈ \(fixed(value, decimals))"
    text = "\(style.printer().text(formula)) \(sign) \(fixed(value, decimals))"
  }
}

/// e to a power as a number, or as the power where that has too many figures.
func exponentialText(_ power: Double, decimals: Int = 1) -> String {
  exponentialSize(power) ?? (power.isFinite ? "e^\(fixed(power, decimals))" : "0")
}

/// e to a power as a number; nil where that has too many figures.
func exponentialSize(_ power: Double) -> String? {
  let value = Double.exp(power)
  guard value >= 0.0005, value < 99_999 else { return nil }
  return fixed(value, value < 1 ? 3 : value < 100 ? 2 : value < 1000 ? 1 : 0)
}
