internal import Kernels

extension Formula {
  /// What the formula comes to for a sample.
  ///
  /// - Parameter rival: what is measured of the other class that it speaks of; nil where a sum goes
  ///   over all of them.
  /// - Returns: not a number where something is asked for that was not measured.
  public func value(of sample: FormulaSample, rival: [Measure: Double]? = nil) -> Double {
    func inner(_ formula: Formula) -> Double { formula.value(of: sample, rival: rival) }
    switch self {
    case .constant(let number, _), .measured(let number, _): return number
    case .quantity(let quantity):
      switch quantity.value {
      case .measured(let measure): return sample.value(measure, rival)
      case .set(let number): return number
      case .defined(let formula): return inner(formula)
      }
    case .sum(let terms): return terms.reduce(0) { $0 + inner($1) }
    case .negative(let term): return -inner(term)
    case .product(let factors): return factors.reduce(1) { $0 * inner($1) }
    case .fraction(let over, .gathered(let weight, let examples)):
      // A mean over nothing costs nothing.
      let under = inner(.gathered(weight, examples))
      return under == 0 ? 0 : inner(over) / under
    case .fraction(let over, let under): return inner(over) / inner(under)
    case .power(let base, let exponent): return whole(inner(base), to: inner(exponent))
    case .applied(let function, let arguments):
      return function.value(of: arguments.map(inner), target: sample.target)
    case .total(let term, let includesOwn):
      let own = includesOwn ? [sample.ownAsRival] : []
      return (own + sample.rivals).reduce(0) { $0 + term.value(of: sample, rival: $1) }
    case .gathered(let term, let examples):
      return sample.gathered(examples).reduce(0) { $0 + term.value(of: sample, rival: $1) }
    case .choice(let first, let condition, let last):
      return condition.holds(for: sample, rival: rival) ? inner(first) : inner(last)
    }
  }

  /// A power with an exponent from 0 on.
  private func whole(_ base: Double, to exponent: Double) -> Double {
    guard exponent >= 0, exponent < 1e6 else { return .nan }
    guard exponent == exponent.rounded() else {
      return base > 0 ? Double.exp(exponent * Double.log(base)) : base == 0 ? 0 : .nan
    }
    return (0..<Int(exponent.rounded())).reduce(1) { product, _ in product * base }
  }
}

extension Formula.Condition {
  func holds(for sample: FormulaSample, rival: [Measure: Double]?) -> Bool {
    switch self {
    case .atMost(let left, let right):
      left.value(of: sample, rival: rival) <= right.value(of: sample, rival: rival)
    case .above(let left, let right):
      left.value(of: sample, rival: rival) > right.value(of: sample, rival: rival)
    case .sameClass: sample.isSameClass
    }
  }
}

extension FormulaFunction {
  func value(of arguments: [Double], target: (Double) -> Double) -> Double {
    guard let first = arguments.first else { return .nan }
    switch self {
    case .exponential: return Double.exp(first)
    case .logarithm: return Double.log(first)
    case .root: return first.squareRoot()
    case .cosine: return Double.cos(first)
    case .sine: return Double.sin(first)
    case .floor: return first.rounded(.down)
    case .minimum: return arguments.min() ?? first
    case .maximum: return arguments.max() ?? first
    case .clip: return min(max(first, arguments[1]), arguments[2])
    case .positivePart: return max(0, first)
    case .held: return first
    case .target: return target(first)
    }
  }
}
