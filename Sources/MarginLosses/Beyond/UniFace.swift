public import Kernels

/// One threshold for all classes, which every own cosine shall pass by a margin and no other one.
///
/// Formula: L = ln(1 + e^−zy) + l·Σ(j≠y) ln(1 + e^zj), zy = s(cos θy − m) − b, zj = s·cos θj − b.
/// Slope: −s·σ(−zy) by the own cosine, s·l·σ(zj) by another one's.
/// Boundary: cos θ = b/s about each prototype alone, cos θ = b/s + m in training.
/// Defaults: s 64, m 0.4, l 1; b starts at ln(10·r·C), r the share of classes that are sampled. The
/// authors' code clamps every z to −s…s (`clamp`): an own class below −s then has no pull at all. It has
/// a second loss with a bias a class, which is not here.
/// Citation: Zhou, Jia, Li, Shen & Duan, "UniFace: unified cross-entropy loss for deep face
/// recognition", ICCV 2023.
public struct UniFace: SharedBias, ClassCosts {
  public static let description: LossDescription = LossDescription(
    name: "uniface", title: "UniFace", digit: nil,
    boundary: "cos θ1 − m = b/s, of each class alone",
    hyperparameters: [
      .cosine(laboratory: 0.2, published: 0.4), .scale(published: 64, from: .code),
      Hyperparameter(
        key: "l", option: "weight", title: "weight", unit: .plain, range: 0...1000,
        notches: [0.1, 0.2, 0.5, 1, 2, 5], laboratoryDefault: 1, published: 1, source: .code,
        summary: "What other classes count against the own one"),
    ],
    marginKey: "m",
    variants: [
      Variant(name: "plain", summary: "the formula as it is"),
      Variant(name: "clamp", summary: "z within −s…s, as in the authors' code: no pull beyond"),
    ],
    difference:
      "the authors' code clamps z to −s…s, so that a class far below its threshold is not pulled "
      + "(clamp); here the formula is taken as it is",
    teaches: "One threshold for all: the caps all have one width, and it is learnt.",
    citation: Citation(
      authors: "Zhou, Jia, Li, Shen & Duan",
      title: "UniFace: unified cross-entropy loss for deep face recognition", venue: "ICCV",
      year: 2023))
  public let scale: Double
  private let margin: Double
  private let weight: Double
  private let isClamped: Bool
  public var bias: Double = 0

  public init(_ parameters: LossParameters) {
    func value(_ key: String) -> Double { parameters.value(key, of: Self.description) }
    (scale, margin, weight) = (value("s"), value("m"), value("l"))
    isClamped = parameters.variantName(of: Self.description) == "clamp"
    bias = startBias(classes: Self.usualClasses)
  }

  public func startBias(classes: Int) -> Double {
    ClosedForms.uniFaceBias(classes: Double(max(classes, 1)), sampled: 1)
  }

  public var isOneByOne: Bool { true }
  public var sharedSlope: Double? { -1 }

  public func own<Number: Scalar>(_ sample: OwnSample<Number>) -> OwnLogit<Number> {
    let (cosine, slope) = sample.plain
    return OwnLogit((cosine - Number(margin + bias / scale), slope))
  }

  public func rival<Number: Lane>(
    _ cosine: Number, bar: Number
  ) -> (value: Number, slope: Number) { (cosine - Number(bias / scale), Number(1)) }

  public func cost<Number: Lane>(_ logit: Number, isOwn: Bool) -> (value: Number, slope: Number) {
    let sign = Number(isOwn ? -1 : 1)
    let part = Number(isOwn ? 1 : weight)
    guard isClamped else {
      let cost = Number.softplus(sign * logit)
      return (part * cost.value, sign * part * cost.slope)
    }
    let s = Number(scale)
    let low = logit.replaced(by: -s, where: -s, isAbove: logit)
    let cost = Number.softplus(sign * low.replaced(by: s, where: logit, isAbove: s))
    // Where it is held nothing pulls.
    let slope = (sign * part * cost.slope).replaced(by: Number(0), where: logit, isAbove: s)
    return (part * cost.value, slope.replaced(by: Number(0), where: -s, isAbove: logit))
  }

  public var terms: LogitTerms {
    let scale = Formula.setting("s", scale, .scale)
    let line = Formula.setting("b", bias, .auxiliary) / scale
    var terms = LogitTerms(
      own: .cos(.ownAngle) - .setting("m", margin, unit: .cosine) - line,
      rival: .cos(.rivalAngle) - line, amplitude: (scale, scale),
      remarks: ["b learnt"] + (isClamped ? ["z within −s…s"] : []))
    terms.isAgainstZero = true
    return terms
  }

  public var formula: LossFormula {
    func held(_ logit: Formula) -> Formula {
      let s = Formula.setting("s", scale, .scale)
      return isClamped ? .applied(.clip, [logit, .negative(s), s]) : logit
    }
    let own = Formula.defined("zy", as: held(terms.logits.own), .own)
    let rival = Formula.defined("zj", as: held(terms.logits.rival), .rival)
    return LossFormula(
      .ln(1 + .exp(.negative(own))) + .setting("l", weight, .weight)
        * .total(.ln(1 + .exp(rival)), includesOwn: false), remarks: terms.remarks)
  }

  /// A class's cap has no bound by its neighbours.
  public func statedBound(spacing: Double) -> MarginBound { .at(1 - bias / scale, text: nil) }

  /// The directions in which the own logit is above 0, whoever the rival is.
  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    Intervals.cap(above: margin + bias / scale)
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
  /// Where UniFace's threshold starts: ln(10·r·C), r the share of the classes that are sampled.
  public static func uniFaceBias(classes: Double, sampled: Double) -> Double {
    Double.log(10 * sampled * classes)
  }
}
