/// A formula as a tree: it can be printed on one line, drawn as a fraction, filled with numbers, and
/// worked out.
public indirect enum Formula: Hashable, Sendable {
  /// A number of the formula itself or of its settings; what holds only such numbers is a number.
  case constant(Double, Unit)
  /// A number measured of a sample; it stays where it stands, so that it can be followed.
  case measured(Double, Unit)
  case quantity(Quantity)
  case sum([Formula])
  case negative(Formula)
  case product([Formula])
  case fraction(Formula, Formula)
  case power(Formula, Formula)
  case applied(FormulaFunction, [Formula])
  /// Σ over the other classes j ≠ y, or over all classes.
  case total(Formula, includesOwn: Bool)
  /// Σ over the examples of an anchor's class, or of other classes.
  case gathered(Formula, Gathering)
  /// The first where a condition holds, else the last.
  case choice(Formula, Condition, Formula)

  /// Which examples of a list a sum goes over.
  public enum Gathering: String, Hashable, Sendable {
    case positives = "p"
    case negatives = "n"
  }

  /// When the first part of a choice holds.
  public enum Condition: Hashable, Sendable {
    case atMost(Formula, Formula)
    case above(Formula, Formula)
    /// Both examples of a pair have one class.
    case sameClass
  }
}

/// What a formula applies to its parts.
public enum FormulaFunction: String, Sendable {
  /// e to the power of its argument.
  case exponential
  case logarithm, root, cosine, sine
  case floor, minimum, maximum
  /// The first argument within the other two.
  case clip
  /// [ ]₊: 0 below 0.
  case positivePart
  /// The first argument, a constant for the gradient, or with the slope of the second.
  case held
  /// ψ of an angle, the target logit of a loss that says no more of it.
  case target
}

extension Formula: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  public init(floatLiteral value: Double) { self = .constant(value, .plain) }
  public init(integerLiteral value: Int) { self = .constant(Double(value), .plain) }
}

extension Formula {
  /// π as an angle.
  public static let straightAngle: Formula = .quantity(
    Quantity("π", .constant, unit: .radians, set: Double.pi))

  public static let half: Formula = .fraction(1, 2)

  /// A number that the loss is set to.
  public static func setting(
    _ name: String, _ number: Double, _ role: Quantity.Role = .margin, unit: Unit = .plain
  ) -> Formula {
    .quantity(Quantity(name, role, unit: unit, set: number))
  }

  /// A name for another formula, which is said after the first that uses it.
  public static func defined(
    _ name: String, as formula: Formula, _ role: Quantity.Role = .auxiliary, unit: Unit = .plain
  ) -> Formula {
    .quantity(Quantity(name: name, role: role, unit: unit, value: .defined(formula)))
  }

  /// What is measured of a sample, by its usual name.
  public static func measure(_ measure: Measure) -> Formula { .quantity(Quantity(measure)) }

  public static func exp(_ power: Formula) -> Formula { .applied(.exponential, [power]) }
  public static func ln(_ argument: Formula) -> Formula { .applied(.logarithm, [argument]) }
  public static func cos(_ angle: Formula) -> Formula { .applied(.cosine, [angle]) }
  public static func sin(_ angle: Formula) -> Formula { .applied(.sine, [angle]) }
  public static func positive(_ part: Formula) -> Formula { .applied(.positivePart, [part]) }
  /// A number that the gradient takes for a constant, or to move as another one does.
  public static func held(_ value: Formula, as source: Formula? = nil) -> Formula {
    .applied(.held, [value] + (source.map { [$0] } ?? []))
  }
  public static func squared(_ base: Formula) -> Formula { .power(base, 2) }

  public static func + (left: Formula, right: Formula) -> Formula {
    .sum(left.terms + right.terms)
  }

  public static func - (left: Formula, right: Formula) -> Formula {
    .sum(left.terms + [.negative(right)])
  }

  public static func * (left: Formula, right: Formula) -> Formula {
    .product(left.factors + right.factors)
  }

  public static func / (left: Formula, right: Formula) -> Formula { .fraction(left, right) }

  private var terms: [Formula] {
    if case .sum(let terms) = self { return terms }
    return [self]
  }

  private var factors: [Formula] {
    if case .product(let factors) = self { return factors }
    return [self]
  }

  /// The same tree with every part changed from the leaves up.
  package func mapped(_ change: (Formula) -> Formula) -> Formula {
    func inner(_ formula: Formula) -> Formula { formula.mapped(change) }
    let changed: Formula =
      switch self {
      case .constant, .measured, .quantity: self
      case .sum(let terms): .sum(terms.map(inner))
      case .negative(let term): .negative(inner(term))
      case .product(let factors): .product(factors.map(inner))
      case .fraction(let over, let under): .fraction(inner(over), inner(under))
      case .power(let base, let exponent): .power(inner(base), inner(exponent))
      case .applied(let function, let arguments): .applied(function, arguments.map(inner))
      case .total(let term, let includesOwn): .total(inner(term), includesOwn: includesOwn)
      case .gathered(let term, let examples): .gathered(inner(term), examples)
      case .choice(let first, let condition, let last):
        .choice(inner(first), condition.mapped(inner), inner(last))
      }
    return change(changed)
  }

  /// Looks at every part from the leaves up, in the order of reading.
  private func visit(_ look: (Formula) -> Void) {
    switch self {
    case .constant, .measured, .quantity: break
    case .sum(let parts), .product(let parts), .applied(_, let parts):
      for part in parts { part.visit(look) }
    case .negative(let part), .total(let part, _), .gathered(let part, _): part.visit(look)
    case .fraction(let first, let last), .power(let first, let last):
      first.visit(look)
      last.visit(look)
    case .choice(let first, let condition, let last):
      first.visit(look)
      for side in condition.sides { side.visit(look) }
      last.visit(look)
    }
    look(self)
  }

  /// Every named quantity in the order of reading, those of definitions after the rest.
  public var quantities: [Quantity] {
    var found: [Quantity] = []
    var waiting = [self]
    while !waiting.isEmpty {
      var next: [Formula] = []
      for formula in waiting {
        formula.visit { part in
          guard case .quantity(let quantity) = part, !found.contains(quantity) else { return }
          found.append(quantity)
          if let definition = quantity.definition { next.append(definition) }
        }
      }
      waiting = next
    }
    return found
  }
}

extension Formula.Condition {
  var sides: [Formula] {
    switch self {
    case .atMost(let left, let right), .above(let left, let right): [left, right]
    case .sameClass: []
    }
  }

  func mapped(_ change: (Formula) -> Formula) -> Formula.Condition {
    switch self {
    case .atMost(let left, let right): .atMost(change(left), change(right))
    case .above(let left, let right): .above(change(left), change(right))
    case .sameClass: self
    }
  }

  /// When the last part of a choice holds; nil where there is no word for it.
  var opposite: Formula.Condition? {
    switch self {
    case .atMost(let left, let right): .above(left, right)
    case .above(let left, let right): .atMost(left, right)
    case .sameClass: nil
    }
  }
}
