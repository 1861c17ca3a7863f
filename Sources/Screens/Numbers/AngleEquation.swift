internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Training

/// The boundary between two classes in training, such as `θ₃ + 28.6° = θ₇`.
struct AngleEquation {
  var loss: any Classifier
  /// The two angles as they are written, a sign and what the class is called.
  var angles: (own: String, other: String)
  /// Length of the other prototype over that of the own one; nil writes both lengths by name.
  var ratio: Double?
  /// Whether the settings are numbers, as they are in force.
  var hasNumbers = true
  /// What `stray` is, where it is known already.
  var largestStray: Double?

  /// The longest wording first.
  var wordings: [String] {
    if loss.hasBias, hasNumbers { return [boundary + ", biases left out", boundary + ", no b"] }
    return loss.amplitude == .bothNorms && hasNumbers && ratio != nil
      ? [boundary + " (‖w‖ as they are)", boundary] : [boundary]
  }

  private var boundary: String {
    let terms = loss.terms
    if let jump = terms.jump {
      return print.text(filled(jump.rivalAngle), isAngle: true) + " = " + angles.other
        + (jump.isAll ? "" : " or nearer")
    }
    let (own, rival) = sides
    var condition = terms.boundaryCondition
    let near = own.nearSide
    if !isValid {
      if let choice = own.firstChoice {
        condition = condition ?? choice
      } else {
        return "ψ(\(angles.own)) = \(print.text(weighted(rival)))"
      }
    }
    return equation(near, rival) + words(of: condition)
  }

  /// What both classes' logits are made of.
  private var sides: (own: Formula, rival: Formula) {
    let terms = loss.terms
    if terms.isAgainstZero { return (terms.own, 0) }
    let (own, rival) = (terms.own, terms.rival.nearSide)
    return loss.amplitude == .bothNorms && hasNumbers ? byAngles(own, rival) : (own, rival)
  }

  /// Softmax's inner products as what they are of angles.
  private func byAngles(_ own: Formula, _ rival: Formula) -> (Formula, Formula) {
    let isLinear = own.quantities.contains { $0.measure == .ownProduct }
    guard isLinear else { return (own, rival) }
    return (
      .applied(.cosine, [.quantity(Quantity(.ownAngle))]),
      .applied(.cosine, [.quantity(Quantity(.rivalAngle))])
    )
  }

  private func equation(_ own: Formula, _ rival: Formula) -> String {
    let (left, right) = (filled(mixed(own)), filled(mixed(rival)))
    if !isWeighted, case .applied(.cosine, let first) = left,
      case .applied(.cosine, let second) = right
    {
      return print.text(first[0], isAngle: true) + " = " + print.text(second[0], isAngle: true)
    }
    if ratio == nil, let amplitude = loss.terms.amplitude, loss.amplitude == .bothNorms {
      let norms = [amplitude.own, amplitude.rival].map { amplitude -> Formula in
        if case .product(let factors) = amplitude { return factors[0] }
        return amplitude
      }
      return print.text(.product([norms[0], left])) + " = "
        + print.text(.product([norms[1], right]))
    }
    if !hasNumbers, let bias = loss.terms.bias {
      return print.text(.sum([left, bias.own])) + " = " + print.text(.sum([right, bias.rival]))
    }
    return print.text(left) + " = " + print.text(weighted(right))
  }

  /// Of a class with several centres that all count no one angle decides, but its mixture.
  private func mixed(_ formula: Formula) -> Formula {
    guard loss.mixing != nil else { return formula }
    return formula.mapped { part in
      if part == .cos(.ownAngle) { return .measure(.ownProduct) }
      return part == .cos(.rivalAngle) ? .measure(.rivalProduct) : part
    }
  }

  /// Whether lengths count: always where there is a margin, since equal lengths are an accident.
  private var isWeighted: Bool {
    guard loss.amplitude == .bothNorms, hasNumbers, let ratio else {
      return loss.amplitude == .bothNorms
    }
    return !loss.terms.isPlain || fixed(ratio, 2) != "1.00"
  }

  private func weighted(_ rival: Formula) -> Formula {
    guard isWeighted, let ratio, hasNumbers else { return rival }
    return .product([.measured(FormulaNumberStyle.rounded(ratio, 2), .cosine), rival])
  }

  private func filled(_ formula: Formula) -> Formula {
    hasNumbers ? formula.withNumbers() : formula
  }

  /// Whether the near side says where the boundary is, wherever the other class can reach it.
  private var isValid: Bool { (largestStray ?? stray) <= -(ratio ?? 1) + 1e-9 }

  /// The largest own logit that is not what the near side says; −∞ where it says all.
  var stray: Double {
    let (loss, whole) = (loss, sides.own)
    let norm = loss.usualNorm
    let near = whole.nearSide
    return (0...180).reduce(-.infinity) { largest, degree in
      let angle = Double(degree).inRadians
      let sample = FormulaSample(
        [.ownAngle: angle, .norm: norm], rivals: [[:]],
        target: { loss.target($0, norm: norm).logit })
      let value = whole.value(of: sample)
      guard value > largest else { return largest }
      return (near.value(of: sample) - value).magnitude < 1e-9 ? largest : value
    }
  }

  /// Where the equation is the boundary, and with which numbers.
  private func words(of condition: Formula.Condition?) -> String {
    guard let condition else { return "" }
    let names = FormulaNumberStyle().printer(name: name)
    let settings = Set(condition.quantities.filter { $0.measure == nil && $0.role == .weight })
    let numbers = settings.sorted { $0.name < $1.name }.compactMap { quantity -> String? in
      guard case .set(let number) = quantity.value else { return nil }
      return ", \(quantity.name) = \(fixed(number, 2))"
    }
    let isAngle = settings.isEmpty
    let text =
      isAngle && hasNumbers ? print.text(condition.withNumbers()) : names.text(condition)
    return " where " + text + (hasNumbers ? numbers.joined() : "")
  }

  private var print: FormulaText {
    var print = FormulaNumberStyle().printer(name: name)
    print.spacesAngles = true
    return print
  }

  private var name: @Sendable (Quantity) -> String {
    let (angles, isMixed) = (angles, loss.mixing != nil)
    // The classes are called as at their angles.
    let (own, other) = (angles.own.dropFirst(), angles.other.dropFirst())
    return { quantity in
      switch quantity.measure {
      case .ownAngle: angles.own
      case .rivalAngle: angles.other
      case .ownNorm: "‖w\(own)‖"
      case .rivalNorm: "‖w\(other)‖"
      case .ownProduct: isMixed ? "S\(own)" : "w\(own)·x"
      case .rivalProduct: isMixed ? "S\(other)" : "w\(other)·x"
      case .ownBias: "b\(own)"
      case .rivalBias: "b\(other)"
      default: quantity.name
      }
    }
  }
}
