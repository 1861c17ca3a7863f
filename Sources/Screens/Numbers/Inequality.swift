internal import Drawing
internal import Laboratory
internal import MarginLosses

/// Two sides of a decision in numbers, with as many decimals as it takes that what is printed is
/// true when it is read back.
struct Inequality {
  /// Such as `cos(21.7°+17.2°) < cos 30.1°`.
  let short: String
  /// The same with what both sides come to.
  let full: String

  /// How far what is printed may be from what is meant.
  private static let tolerance = 0.0025

  /// - Parameters:
  ///   - left: a formula of numbers alone.
  ///   - right: another one.
  init(_ left: Formula, _ right: Formula) {
    let sample = FormulaSample()
    self.init(
      left, right, values: (left.value(of: sample), right.value(of: sample)))
  }

  /// - Parameter values: what both sides come to, where they hold a ψ that only the loss knows.
  init(_ left: Formula, _ right: Formula, values: (left: Double, right: Double)) {
    let sign = Self.sign(values.left, values.right)
    var style = FormulaNumberStyle()
    var read = Self.read(left, right, values, style)
    while style.more < 6, !Self.isTrue(read, values, sign) {
      style.more += 1
      read = Self.read(left, right, values, style)
    }
    var decimals = 3
    while decimals < 9, Self.sign(Self.rounded(read, decimals)) != sign { decimals += 1 }
    let print = style.printer()
    let (first, second) = (print.text(left), print.text(right))
    short = "\(first) \(sign) \(second)"
    let sides = [(first, read.left), (second, read.right)].map { text, value in
      Double(text.replacing("−", with: "-")) == nil ? "\(text) = \(fixed(value, decimals))" : text
    }
    full = sides.joined(separator: " \(sign) ")
  }

  /// Two named numbers.
  init(_ left: (name: String, value: Double), _ right: (name: String, value: Double)) {
    let sign = Self.sign(left.value, right.value)
    var decimals = 2
    while decimals < 9, Self.sign(Self.rounded((left.value, right.value), decimals)) != sign {
      decimals += 1
    }
    full =
      "\(left.name) = \(fixed(left.value, decimals)) \(sign) "
      + "\(right.name) = \(fixed(right.value, decimals))"
    short = full
  }

  private static func sign(_ left: Double, _ right: Double) -> String {
    guard (left - right).magnitude > 1e-7 * max(1, left.magnitude) else { return "≈" }
    return left > right ? ">" : "<"
  }

  private static func sign(_ values: (left: Double, right: Double)) -> String {
    values.left == values.right ? "≈" : values.left > values.right ? ">" : "<"
  }

  private static func rounded(
    _ values: (left: Double, right: Double), _ decimals: Int
  ) -> (left: Double, right: Double) {
    (
      FormulaNumberStyle.rounded(values.left, decimals),
      FormulaNumberStyle.rounded(values.right, decimals)
    )
  }

  /// What a reader gets who works out what is printed; of a ψ that only the loss knows its value.
  private static func read(
    _ left: Formula, _ right: Formula, _ values: (left: Double, right: Double),
    _ style: FormulaNumberStyle
  ) -> (left: Double, right: Double) {
    func value(_ formula: Formula, _ known: Double) -> Double {
      let read = formula.changingNumbers(style.read).value(of: FormulaSample())
      return read.isFinite ? read : known
    }
    return (value(left, values.left), value(right, values.right))
  }

  private static func isTrue(
    _ read: (left: Double, right: Double), _ values: (left: Double, right: Double), _ sign: String
  ) -> Bool {
    let allowed = tolerance * max(1, values.left.magnitude, values.right.magnitude)
    return (read.left - values.left).magnitude <= allowed
      && (read.right - values.right).magnitude <= allowed
      && (sign == "≈" || Self.sign(read) == sign)
  }
}
