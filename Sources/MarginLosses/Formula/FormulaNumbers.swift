extension Formula {
  /// The same formula with the numbers of the settings in place of their names, and of a sample if
  /// there is one; what is then constant is worked out, and a choice is made.
  public func withNumbers(
    of sample: FormulaSample? = nil, rival: [Measure: Double]? = nil
  ) -> Formula {
    FormulaNumbers(sample: sample, rival: rival).filled(self)
  }

  /// The formula as it is nearest to the prototype: the first side of a choice, angles that have not
  /// reached π yet.
  public var nearSide: Formula {
    let near = mapped { part in
      switch part {
      case .choice(let first, _, _): first
      case .applied(.minimum, let arguments): arguments[0]
      case .applied(.clip, let arguments): arguments[0]
      case .quantity(let quantity) where quantity.isCount: 0
      default: part
      }
    }
    return FormulaNumbers(sample: nil, rival: nil, keepsNames: true).filled(near)
  }

  /// The same formula with every number changed, such as to what is printed of it.
  ///
  /// - Parameter change: takes a number, its unit and whether it is part of an angle.
  public func changingNumbers(
    isAngle: Bool = false, _ change: (Double, Unit, _ isAngle: Bool) -> Double
  ) -> Formula {
    func inner(_ formula: Formula) -> Formula {
      formula.changingNumbers(isAngle: isAngle, change)
    }
    switch self {
    case .constant(let number, let unit): return .constant(change(number, unit, isAngle), unit)
    case .measured(let number, let unit): return .measured(change(number, unit, isAngle), unit)
    case .quantity: return self
    case .sum(let terms): return .sum(terms.map(inner))
    case .negative(let term): return .negative(inner(term))
    case .product(let factors): return .product(factors.map(inner))
    case .fraction(let over, let under): return .fraction(inner(over), inner(under))
    case .power(let base, let exponent): return .power(inner(base), exponent)
    case .applied(let function, let arguments):
      let takesAngle = isAngle || function.takesAngle
      return .applied(
        function, arguments.map { $0.changingNumbers(isAngle: takesAngle, change) })
    case .total(let term, let includesOwn): return .total(inner(term), includesOwn: includesOwn)
    case .gathered(let term, let examples): return .gathered(inner(term), examples)
    case .choice(let first, let condition, let last):
      return .choice(inner(first), condition.mapped(inner), inner(last))
    }
  }

  /// When the first side of the first choice in it holds; nil without one.
  public var firstChoice: Condition? {
    var found: Condition?
    _ = mapped { part in
      if case .choice(_, let condition, _) = part { found = found ?? condition }
      return part
    }
    return found
  }

  /// The number that it is; nil for anything else.
  var constant: (number: Double, unit: Unit)? {
    if case .constant(let number, let unit) = self { return (number, unit) }
    return nil
  }
}

extension FormulaFunction {
  var takesAngle: Bool { self == .cosine || self == .sine || self == .target }
}

/// Puts numbers into a formula, and works out what they make.
private struct FormulaNumbers {
  let sample: FormulaSample?
  let rival: [Measure: Double]?
  var keepsNames = false

  func filled(_ formula: Formula) -> Formula {
    switch formula {
    case .constant, .measured: return formula
    case .quantity(let quantity): return number(of: quantity)
    case .sum(let terms): return sum(of: terms.map(filled))
    case .negative(let term): return negative(filled(term))
    case .product(let factors): return product(of: factors.map(filled))
    case .fraction(let over, let under): return fraction(filled(over), filled(under))
    case .power(let base, let exponent):
      return folded(.power(filled(base), filled(exponent)), of: [filled(base), filled(exponent)])
    case .applied(let function, let arguments): return applied(function, arguments)
    case .total(let term, let includesOwn): return .total(filled(term), includesOwn: includesOwn)
    case .gathered(let term, let examples): return .gathered(filled(term), examples)
    case .choice(let first, let condition, let last):
      guard let sample else {
        let (one, other) = (filled(first), filled(last))
        // Of margin 0 both sides come to the same.
        return one == other ? one : .choice(one, condition.mapped(filled), other)
      }
      return filled(condition.holds(for: sample, rival: rival) ? first : last)
    }
  }

  private func number(of quantity: Quantity) -> Formula {
    if keepsNames { return .quantity(quantity) }
    switch quantity.value {
    case .set(let number): return .constant(number, quantity.unit)
    case .measured(let measure):
      guard let sample else { return .quantity(quantity) }
      return .measured(sample.value(measure, rival), quantity.unit)
    case .defined(let definition):
      guard let sample else { return .quantity(quantity) }
      return .constant(definition.value(of: sample, rival: rival), quantity.unit)
    }
  }

  private func applied(_ function: FormulaFunction, _ arguments: [Formula]) -> Formula {
    let numbers = arguments.map(filled)
    guard let sample else { return folded(.applied(function, numbers), of: numbers) }
    let values = arguments.map { $0.value(of: sample, rival: rival) }
    let value = function.value(of: values, target: sample.target)
    switch function {
    case .minimum, .maximum, .clip:
      return values.firstIndex(of: value).map { numbers[$0] } ?? .constant(value, .plain)
    case .positivePart: return values[0] > 0 ? numbers[0] : 0
    default: return folded(.applied(function, numbers), of: numbers)
    }
  }

  /// A formula as the number it comes to, where all its parts are constant.
  private func folded(_ formula: Formula, of parts: [Formula]) -> Formula {
    guard parts.allSatisfy({ $0.constant != nil }) else { return formula }
    return .constant(formula.value(of: FormulaSample()), .plain)
  }

  private func negative(_ term: Formula) -> Formula {
    if let (number, unit) = term.constant { return .constant(-number, unit) }
    if case .negative(let inner) = term { return inner }
    return .negative(term)
  }

  private func fraction(_ over: Formula, _ under: Formula) -> Formula {
    if under.constant?.number == 1 { return over }
    return folded(.fraction(over, under), of: [over, under])
  }

  /// All constants as one, where the first of them stands; none where it is 0.
  private func sum(of terms: [Formula]) -> Formula {
    var kept: [Formula] = []
    var place: Int?
    for term in terms {
      guard let (number, unit) = term.constant else {
        kept.append(term)
        continue
      }
      if let place, let (before, first) = kept[place].constant {
        kept[place] = .constant(before + number, first == .plain ? unit : first)
      } else {
        place = kept.count
        kept.append(.constant(number, unit))
      }
    }
    if let place, kept[place].constant?.number == 0, kept.count > 1 { kept.remove(at: place) }
    return kept.count == 1 ? kept[0] : .sum(kept)
  }

  /// All constants as one in front; none where it is 1.
  private func product(of factors: [Formula]) -> Formula {
    var (number, unit) = (1.0, Unit.plain)
    var kept: [Formula] = []
    for factor in factors {
      if let constant = factor.constant {
        number *= constant.number
        if unit == .plain { unit = constant.unit }
      } else {
        kept.append(factor)
      }
    }
    if kept.isEmpty || number == 0 { return .constant(number, unit) }
    let rest = kept.count == 1 ? kept[0] : .product(kept)
    if number == 1 { return rest }
    if number == -1 { return .negative(rest) }
    return .product([.constant(number, unit)] + kept)
  }
}
