public import Kernels

/// Every class is a question of its own: is it this one, yes or no?
///
/// Formula: L = (lw/r)·{λ·ln(1 + e^−zy) + (1 − λ)·Σ(j≠y) ln(1 + e^zj)}, zy = r(g(cos θy) − m) + b, zj =
/// r(g(cos θj) + m) + b, g(z) = 2((z + 1)/2)^t − 1, one b for all classes.
/// Slope: −λ·lw·σ(−zy)·g′ by the own cosine, (1 − λ)·lw·σ(zj)·g′ by another one's; `cgd` has 1 for g′.
/// Boundary: g(cos θ) = m − b/r about each prototype alone: a cap, whatever the others do.
/// Defaults: r 40, m 0.4, t 3, λ 0.7, lw 50, `cgd` (opensphere); here lw 1, as λ/r and (1 − λ)/r in the
/// formula as it is quoted of the paper, which was not read again, and the true gradient, as wespeaker.
/// b starts at `ClosedForms.sphereFace2Bias`.
/// Citation: Wen, Liu, Weller, Raj & Singh, "SphereFace2: binary classification is all you need for
/// deep face recognition", ICLR 2022.
public struct SphereFace2: SharedBias, ClassCosts {
  public static let description: LossDescription = LossDescription(
    name: "sphereface2", title: "SphereFace2", digit: nil,
    boundary: "g(cos θ1) = m − b/r, of each class alone",
    hyperparameters: [
      .cosine(laboratory: 0.4, published: 0.4),
      Hyperparameter(
        key: "r", option: "scale", title: "scale", unit: .plain, range: 0.1...1024,
        notches: [1, 2, 4, 8, 16, 30, 40, 64, 128], laboratoryDefault: 8, published: 40,
        source: .code),
      Hyperparameter(
        key: "t", option: "power", title: "power", unit: .plain, range: 1...20,
        notches: [1, 2, 3, 4, 5, 6], laboratoryDefault: 3, published: 3, source: .code,
        summary: "The power t that the cosine is raised to"),
      Hyperparameter(
        key: "lambda", option: "lambda", title: "balance", symbol: "λ", unit: .plain, range: 0...1,
        notches: [0.1, 0.3, 0.5, 0.7, 0.8, 0.9], laboratoryDefault: 0.7, published: 0.7,
        source: .code, summary: "The share λ of the own class in the loss"),
      Hyperparameter(
        key: "lw", option: "weight", title: "weight", unit: .plain, range: 0...1000,
        notches: [0.5, 1, 2, 5, 10, 20, 50], laboratoryDefault: 1, published: 50, source: .code,
        summary: "What the whole loss is multiplied by"),
    ],
    marginKey: "m",
    variants: [
      Variant(name: "plain", summary: "the derivative of the loss"),
      Variant(
        name: "cgd", summary: "g′ is taken for 1, as in the authors' code", heldConstant: "g′"),
    ],
    difference:
      "the authors train with lw 50 and with g′ taken for 1 (cgd); here lw is 1 and the gradient "
      + "the derivative",
    teaches:
      "Each class says yes or no on its own: a cap about each prototype, of one size; "
      + "where neighbours' caps overlap, both say yes.",
    citation: Citation(
      authors: "Wen, Liu, Weller, Raj & Singh",
      title: "SphereFace2: binary classification is all you need for deep face recognition",
      venue: "ICLR", year: 2022))
  /// r.
  public let scale: Double
  private let margin: Double
  private let power: Double
  private let balance: Double
  private let weight: Double
  private let isDetached: Bool
  public var bias: Double = 0

  public init(_ parameters: LossParameters) {
    func value(_ key: String) -> Double { parameters.value(key, of: Self.description) }
    (scale, margin, power) = (value("r"), value("m"), value("t"))
    (balance, weight) = (value("lambda"), value("lw"))
    isDetached = parameters.variantName(of: Self.description) == "cgd"
    bias = startBias(classes: Self.usualClasses)
  }

  public func startBias(classes: Int) -> Double {
    guard classes > 1, balance < 1 else { return 0 }
    let start = ClosedForms.sphereFace2Bias(
      classes: Double(classes), scale: scale, margin: margin, power: power, balance: balance)
    return start.isFinite ? start : 0
  }

  public var isOneByOne: Bool { true }
  public var sharedSlope: Double? { 1 }

  /// g and g′ at a cosine.
  static func shaped<Number: Lane>(_ z: Number, power t: Double) -> (value: Number, slope: Number) {
    guard t != 1 else { return (z, Number(1)) }
    let half = (z + Number(1)) * Number(0.5)
    let lower = raised(half, t - 1)
    return (Number(2) * lower * half - Number(1), Number(t) * lower)
  }

  /// A number not below 0 but for rounding, to a power.
  private static func raised<Number: Lane>(_ number: Number, _ exponent: Double) -> Number {
    if exponent == exponent.rounded(), (0...20).contains(exponent) {
      return (0..<Int(exponent)).reduce(Number(1)) { power, _ in power * number }
    }
    let power = Number.exp(Number(exponent) * Number.log(number))
    return Number(0).replaced(by: power, where: number, isAbove: Number(0))
  }

  public func own<Number: Scalar>(_ sample: OwnSample<Number>) -> OwnLogit<Number> {
    let own = logit(sample.theta.cosine, raisedBy: -margin)
    return OwnLogit((own.value, own.slope * -sample.theta.sine))
  }

  public func rival<Number: Lane>(
    _ cosine: Number, bar: Number
  ) -> (value: Number, slope: Number) { logit(cosine, raisedBy: margin) }

  private func logit<Number: Lane>(
    _ cosine: Number, raisedBy margin: Double
  ) -> (value: Number, slope: Number) {
    let shaped = Self.shaped(cosine, power: power)
    return (shaped.value + Number(margin + bias / scale), isDetached ? Number(1) : shaped.slope)
  }

  public func cost<Number: Lane>(_ logit: Number, isOwn: Bool) -> (value: Number, slope: Number) {
    let sign = Number(isOwn ? -1 : 1)
    let part = Number(weight / scale * (isOwn ? balance : 1 - balance))
    let cost = Number.softplus(sign * logit)
    return (part * cost.value, sign * part * cost.slope)
  }

  public var terms: LogitTerms {
    let shift = Formula.setting("b", bias, .auxiliary) / .setting("r", scale, .scale)
    let (margin, scale) = (
      Formula.setting("m", margin, unit: .cosine), Formula.setting("r", scale, .scale)
    )
    var terms = LogitTerms(
      own: shape(.ownAngle) - margin + shift, rival: shape(.rivalAngle) + margin + shift,
      amplitude: (scale, scale),
      remarks: ["b learnt"] + (isDetached ? ["g′ taken for 1 in the gradient"] : []))
    terms.isAgainstZero = true
    return terms
  }

  /// g of the cosine of an angle.
  private func shape(_ angle: Formula) -> Formula {
    2 * .power((.cos(angle) + 1) / 2, .setting("t", power, .scale)) - 1
  }

  public var formula: LossFormula {
    let own = Formula.defined("zy", as: terms.logits.own, .own)
    let rival = Formula.defined("zj", as: terms.logits.rival, .rival)
    let lambda = Formula.setting("λ", balance, .weight)
    let sum = Formula.total(.ln(1 + .exp(rival)), includesOwn: false)
    return LossFormula(
      .setting("lw", weight, .weight) / .setting("r", scale, .scale)
        * (lambda * .ln(1 + .exp(.negative(own))) + (1 - lambda) * sum), remarks: terms.remarks)
  }

  /// A class's cap has no bound by its neighbours.
  public func statedBound(spacing: Double) -> MarginBound { .at(1 + bias / scale, text: nil) }

  /// The directions in which the own logit is above 0, whoever the rival is.
  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    let level = margin - bias / scale
    let half = (level + 1) / 2
    guard power != 1, half > 0, half < 1 else { return Intervals.cap(above: level) }
    return Intervals.cap(above: 2 * Double.exp(Double.log(half) / power) - 1)
  }

  public func floor(classes: Int) -> Double? { nil }

  public func evaluate(
    _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
  ) {
    sumOfCosts(with(batch.bias), batch, into: &gradient, scratch)
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    sphereCrossEntropy(with(batch.bias), batch)
  }
}

extension ClosedForms {
  /// Where SphereFace2's bias starts: it has no slope where all cosines are 0.
  ///
  /// Wen et al., "SphereFace2", ICLR 2022; as the authors' code has it.
  public static func sphereFace2Bias(
    classes: Double, scale: Double, margin: Double, power: Double, balance: Double
  ) -> Double {
    let odds = balance / ((1 - balance) * (classes - 1))
    let middle = SphereFace2.shaped(SIMD2(repeating: 0.0), power: power).value.x
    let (own, rival) = (scale * (middle - margin), scale * (middle + margin))
    let root = ((1 - odds) * (1 - odds) + 4 * odds * Double.exp(own - rival)).squareRoot()
    // Both are one root; where 1 − z is below 0 the first would be a difference of near equals.
    return odds > 1
      ? Double.log((root + odds - 1) / 2) - own
      : Double.log(2 * odds) - rival - Double.log(1 - odds + root)
  }

  /// SphereFace2's g(z) = 2((z + 1)/2)^t − 1.
  public static func sphereFace2Shape(_ z: Double, power: Double) -> Double {
    SphereFace2.shaped(SIMD2(repeating: z), power: power).value.x
  }
}
