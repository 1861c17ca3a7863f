/// Prints formulas on one line.
public struct FormulaText: Sendable {
  /// How a number is written, by its unit and whether it is part of an angle.
  public var number: @Sendable (Double, Unit, _ isAngle: Bool) -> String
  /// What a quantity is called.
  public var name: @Sendable (Quantity) -> String
  /// Whether the sum of an angle is written with blanks, such as `cos(θ + m)`.
  public var spacesAngles = false

  public init(
    number: @escaping @Sendable (Double, Unit, _ isAngle: Bool) -> String,
    name: @escaping @Sendable (Quantity) -> String
  ) {
    self.number = number
    self.name = name
  }

  /// With numbers as they are.
  public init(name: @escaping @Sendable (Quantity) -> String = { $0.name }) {
    self.init(number: Self.plainNumber, name: name)
  }

  /// A number with a true minus sign and without decimals it does not need.
  public static func plainNumber(_ value: Double, _ unit: Unit, _ isAngle: Bool) -> String {
    let text = Int(exactly: value.magnitude).map(String.init) ?? "\(value.magnitude)"
    return (value < 0 ? "−" : "") + text
  }

  /// A formula with spaces between its terms.
  ///
  /// - Parameter isAngle: whether it is part of an angle.
  public func text(_ formula: Formula, isAngle: Bool = false) -> String {
    FormulaPrinter(text: self, isAngle: isAngle, isTight: false).print(formula)
  }

  /// What the quantities of some formulas are short for, such as `, k = ⌊m·θy/π⌋`.
  public func definitions(of formulas: [Formula]) -> String {
    var seen: Set<Quantity> = []
    return formulas.flatMap(\.quantities).filter { seen.insert($0).inserted }.compactMap {
      quantity in
      quantity.definition.map {
        ", \(name(quantity)) = \(text($0, isAngle: quantity.unit == .radians))"
      }
    }.joined()
  }
}

/// How tightly the outermost operation of a formula binds.
private enum Binding: Int {
  case choice, sum, product, power, atom
}

private struct FormulaPrinter {
  let text: FormulaText
  var isAngle: Bool
  /// Whether blanks are left out, as within brackets.
  var isTight: Bool

  private var tight: FormulaPrinter {
    FormulaPrinter(text: text, isAngle: isAngle, isTight: true)
  }

  func print(_ formula: Formula) -> String {
    switch formula {
    case .constant(let number, let unit), .measured(let number, let unit):
      return text.number(number, unit, isAngle)
    case .quantity(let quantity): return text.name(quantity)
    case .sum(let terms): return sum(terms)
    case .negative(let term): return "−" + bracketed(term, below: .product)
    case .product(let factors): return product(factors)
    case .fraction(let over, let under): return fraction(over, under)
    case .power(let base, let exponent): return power(base, exponent)
    case .applied(let function, let arguments): return applied(function, arguments)
    case .total(let term, let includesOwn):
      return "Σ(\(includesOwn ? "j" : index(of: term))) " + bracketed(term, below: .product)
    case .gathered(let term, let examples):
      return "Σ(\(examples.rawValue)) " + bracketed(term, below: .product)
    case .choice(let first, .sameClass, let last):
      return "\(print(first)) (same class), \(print(last)) (other class)"
    case .choice(let first, let condition, let last):
      return "\(tight.print(first)) if \(print(condition)) else \(tight.print(last))"
    }
  }

  /// Of which others a sum speaks.
  private func index(of term: Formula) -> String {
    let measures = term.quantities.compactMap(\.measure)
    if measures.contains(.negativeProduct) { return "n≠p" }
    return measures.contains(.negativeDistance) ? "n" : "j≠y"
  }

  func print(_ condition: Formula.Condition) -> String {
    let angle = FormulaPrinter(text: text, isAngle: true, isTight: true)
    switch condition {
    case .atMost(let left, let right): return "\(angle.print(left)) ≤ \(angle.print(right))"
    case .above(let left, let right): return "\(angle.print(left)) > \(angle.print(right))"
    case .sameClass: return "same class"
    }
  }

  private func sum(_ terms: [Formula]) -> String {
    var result = ""
    for (position, term) in terms.enumerated() {
      let (isNegative, magnitude) = sign(of: term)
      let body = bracketed(magnitude, below: .product)
      let sign = isNegative ? "−" : "+"
      if position == 0 {
        result = (isNegative ? "−" : "") + body
      } else {
        result += (isTight ? sign : " \(sign) ") + body
      }
    }
    return result
  }

  private func sign(of term: Formula) -> (isNegative: Bool, magnitude: Formula) {
    switch term {
    case .negative(let inner): (true, inner)
    case .constant(let number, let unit) where number < 0: (true, .constant(-number, unit))
    case .measured(let number, let unit) where number < 0: (true, .measured(-number, unit))
    case .product(let factors):
      if case .constant(let number, let unit)? = factors.first, number < 0 {
        (true, .product([.constant(-number, unit)] + factors.dropFirst()))
      } else {
        (false, term)
      }
    default: (false, term)
    }
  }

  private func product(_ factors: [Formula]) -> String {
    if factors.count == 2, case .constant(let number, .plain) = factors[0],
      Int(exactly: number) != nil, case .quantity(let quantity) = factors[1],
      quantity.name.unicodeScalars.count == 1
    {
      return text.number(number, .plain, isAngle) + text.name(quantity)
    }
    return factors.map { bracketed($0, below: .power) }.joined(separator: "·")
  }

  private func fraction(_ over: Formula, _ under: Formula) -> String {
    if Formula.fraction(over, under) == .half { return "½" }
    guard !isTight, !(isPlain(over) && isPlain(under)) else {
      return bracketed(over, below: .product) + "/" + bracketed(under, below: .power)
    }
    let first = bracketed(over, below: .product)
    if case .sum = under { return "\(first) / (\(print(under)))" }
    return first + " / " + bracketed(under, below: .product)
  }

  private func isPlain(_ formula: Formula) -> Bool {
    switch formula {
    case .constant, .measured, .quantity: true
    case .sum(let parts), .product(let parts): parts.allSatisfy(isPlain)
    case .negative(let part), .power(let part, _): isPlain(part)
    case .applied(let function, let arguments):
      function != .exponential && function != .logarithm && arguments.allSatisfy(isPlain)
    default: false
    }
  }

  private func power(_ base: Formula, _ exponent: Formula) -> String {
    let raised = exponent == 2 ? "²" : "^" + bracketed(exponent, below: .atom)
    if case .constant(let number, _) = base, number < 0 { return "(\(tight.print(base)))" + raised }
    return bracketed(base, below: .atom) + raised
  }

  private func applied(_ function: FormulaFunction, _ arguments: [Formula]) -> String {
    var inside = tight
    if function.takesAngle { inside.isAngle = true }
    let parts = arguments.map(inside.print)
    let first = parts.first ?? ""
    switch function {
    case .exponential:
      return isAtom(arguments[0]) ? "e^\(first)" : "e^(\(first))"
    case .logarithm:
      return isAtom(arguments[0])
        ? "ln \(first)"
        : "ln(" + FormulaPrinter(text: text, isAngle: false, isTight: false).print(arguments[0])
          + ")"
    case .root: return "√" + bracketed(arguments[0], below: .atom)
    case .cosine: return trigonometric("cos", arguments[0], inside)
    case .sine: return trigonometric("sin", arguments[0], inside)
    case .floor: return "⌊\(first)⌋"
    case .minimum: return "min(\(parts.joined(separator: ", ")))"
    case .maximum: return "max(\(arguments.map(print).joined(separator: ", ")))"
    case .clip:
      // That an angle is kept within 0…π goes without saying.
      if case .constant(_, .radians) = arguments[1] { return "clip(\(first))" }
      return "clip(\(parts.joined(separator: ", ")))"
    case .positivePart: return "[\(first)]₊"
    case .held: return first
    case .target: return "ψ(\(first))"
    }
  }

  private func trigonometric(
    _ name: String, _ angle: Formula, _ inside: FormulaPrinter
  ) -> String {
    switch angle {
    case .quantity:
      let letter = inside.print(angle)
      return name + (isTight && letter.hasPrefix("θ") ? "" : " ") + letter
    case .constant, .measured: return "\(name) \(inside.print(angle))"
    default:
      var inside = inside
      if text.spacesAngles { inside.isTight = isTight }
      return "\(name)(\(inside.print(angle)))"
    }
  }

  private func isAtom(_ formula: Formula) -> Bool {
    if case .quantity(let quantity) = formula {
      return text.name(quantity).unicodeScalars.count <= 2
    }
    return false
  }

  private func bracketed(_ formula: Formula, below least: Binding) -> String {
    let isLoose = binding(of: formula).rawValue < least.rawValue
    return isLoose ? "(\(tight.print(formula)))" : print(formula)
  }

  private func binding(of formula: Formula) -> Binding {
    switch formula {
    case .half: .atom
    case .choice: .choice
    case .sum, .negative: .sum
    case .product, .fraction, .total, .gathered: .product
    case .power: .power
    case .applied(let function, _):
      switch function {
      case .exponential, .root: .power
      case .cosine, .sine: .power
      default: .atom
      }
    case .constant(let number, _), .measured(let number, _): number < 0 ? .sum : .atom
    case .quantity(let quantity): text.name(quantity).contains("·") ? .product : .atom
    }
  }
}
