import MarginLosses

/// Prints formulas as expressions of PyTorch, over tensors that the module around them names.
struct TorchPrinter {
  /// What measured quantities are called.
  let names: [Measure: String]

  /// How tightly the outermost operation of an expression binds in Python.
  private enum Binding: Int { case sum, product, power, atom }

  func print(_ formula: Formula) -> String {
    switch formula {
    case .constant(let number, _), .measured(let number, _): return Self.number(number)
    case .quantity(let quantity): return name(quantity)
    case .sum(let terms): return sum(terms)
    case .negative(let term): return "-" + bracketed(term, below: .product)
    case .product(let factors):
      return factors.map { bracketed($0, below: .power) }.joined(separator: " * ")
    case .fraction(let over, let under):
      return bracketed(over, below: .product) + " / " + bracketed(under, below: .power)
    // A power of −1 has no slope in its exponent, which counts pieces.
    case .power(-1, let exponent): return "(1 - 2 * (\(print(exponent)) % 2))"
    case .power(let base, let exponent):
      return bracketed(base, below: .atom) + "**" + bracketed(exponent, below: .atom)
    case .applied(let function, let arguments): return applied(function, arguments)
    case .total(let term, _):
      return "torch.where(own, 0, \(print(term))).sum(1, keepdim=True)"
    // What is exported sums over classes alone.
    case .gathered(let term, _): return print(term)
    case .choice(let first, let condition, let last):
      return "torch.where(\(print(condition)), \(print(first)), \(print(last)))"
    }
  }

  private func print(_ condition: Formula.Condition) -> String {
    switch condition {
    case .atMost(let left, let right): "\(print(left)) <= \(print(right))"
    case .above(let left, let right): "\(print(left)) > \(print(right))"
    case .sameClass: "same"
    }
  }

  private func sum(_ terms: [Formula]) -> String {
    var result = ""
    for term in terms {
      if case .negative(let part) = term, !result.isEmpty {
        result += " - " + bracketed(part, below: .product)
      } else {
        result += (result.isEmpty ? "" : " + ") + print(term)
      }
    }
    return result
  }

  private func applied(_ function: FormulaFunction, _ arguments: [Formula]) -> String {
    let first = arguments[0]
    let library = isNumber(first) ? "math" : "torch"
    switch function {
    case .cosine:
      if case .quantity(let quantity) = first, let measure = quantity.measure,
        measure == .ownAngle || measure == .rivalAngle
      {
        return measure == .ownAngle ? "cos_y" : "cos"
      }
      return "\(library).cos(\(print(first)))"
    case .sine: return "\(library).sin(\(print(first)))"
    case .exponential: return "\(library).exp(\(print(first)))"
    case .logarithm: return logarithm(first) ?? "\(library).log(\(print(first)))"
    case .root: return "\(library).sqrt(\(print(first)))"
    case .floor: return "torch.floor(\(print(first)))"
    case .minimum: return bounded(arguments, "max")
    case .maximum: return bounded(arguments, "min")
    case .clip: return "torch.clamp(\(arguments.map(print).joined(separator: ", ")))"
    case .positivePart: return "torch.clamp(\(print(first)), min=0)"
    case .held:
      let value = print(first)
      guard arguments.count > 1 else { return "(\(value)).detach()" }
      let source = print(arguments[1])
      return "\(source) + (\(value) - \(source)).detach()"
    case .target: return "psi(\(print(first)))"
    }
  }

  /// ln(1 + Σ e^z) without overflow.
  private func logarithm(_ argument: Formula) -> String? {
    guard case .sum(let terms) = argument, terms.count == 2, terms[0] == 1,
      case .total(.applied(.exponential, let powers), includesOwn: false) = terms[1]
    else { return nil }
    let others = "torch.where(own, -math.inf, \(print(powers[0])))"
    return "F.softplus(torch.logsumexp(\(others), 1, keepdim=True))"
  }

  /// The smaller or larger of a tensor and a number.
  private func bounded(_ arguments: [Formula], _ word: String) -> String {
    let numbers = arguments.filter(isNumber)
    let tensors = arguments.filter { !isNumber($0) }
    guard numbers.count == 1, tensors.count == 1 else {
      let function = word == "max" ? "minimum" : "maximum"
      return "torch.\(function)(\(arguments.map(print).joined(separator: ", ")))"
    }
    return "torch.clamp(\(print(tensors[0])), \(word)=\(print(numbers[0])))"
  }

  /// Whether it is a number whatever the sample is.
  private func isNumber(_ formula: Formula) -> Bool {
    formula.quantities.allSatisfy { $0.measure == nil || $0.measure == .classes }
  }

  private func bracketed(_ formula: Formula, below least: Binding) -> String {
    let text = print(formula)
    return binding(formula).rawValue < least.rawValue ? "(\(text))" : text
  }

  private func binding(_ formula: Formula) -> Binding {
    switch formula {
    case .sum, .negative: .sum
    case .constant(let number, _), .measured(let number, _): number < 0 ? .sum : .atom
    case .applied(.held, let arguments) where arguments.count > 1: .sum
    case .product, .fraction: .product
    case .power(-1, _): .atom
    case .power: .power
    default: .atom
    }
  }

  private func name(_ quantity: Quantity) -> String {
    if quantity == Self.straightAngle { return "math.pi" }
    switch quantity.value {
    case .measured(let measure): return names[measure] ?? "unknown"
    case .set: return "self." + Self.identifier(quantity.name)
    case .defined: return Self.identifier(quantity.name)
    }
  }

  private static let straightAngle: Quantity? = Formula.straightAngle.quantities.first

  /// Numbers that a loss is set to, by the names that Python takes.
  static func settings(of formulas: [Formula]) -> [(name: String, quantity: Quantity)] {
    var seen: Set<Quantity> = []
    return formulas.flatMap(\.quantities).compactMap { quantity in
      guard case .set = quantity.value, quantity != straightAngle,
        seen.insert(quantity).inserted
      else { return nil }
      return (identifier(quantity.name), quantity)
    }
  }

  /// What names are short for, each before it is used.
  func definitions(of formulas: [Formula]) -> [String] {
    var lines: [String] = []
    func add(_ formula: Formula) {
      for quantity in formula.quantities {
        guard let definition = quantity.definition else { continue }
        add(definition)
        let line = "\(name(quantity)) = \(print(definition))"
        if !lines.contains(line) { lines.append(line) }
      }
    }
    formulas.forEach(add)
    return lines
  }

  static func number(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }

  private static let letters: [Unicode.Scalar: String] = [
    "α": "alpha", "γ": "gamma", "λ": "lambda_", "μ": "mu", "σ": "sigma", "τ": "tau", "ẑ": "z",
    "θ": "theta",
  ]

  /// A name in letters, digits and underscores: `D(a,p)` is `D_a_p`.
  static func identifier(_ name: String) -> String {
    let parts = name.unicodeScalars.map { scalar in
      letters[scalar]
        ?? (scalar.properties.isAlphabetic && scalar.isASCII
          || ("0"..."9").contains(scalar) ? String(scalar) : " ")
    }
    return parts.joined().split(separator: " ").joined(separator: "_")
  }
}
