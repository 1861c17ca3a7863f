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
public struct SphereFace2: EvaluatedLoss {
  public static let description: LossDescription = LossDescription(
    name: "sphereface2", title: "SphereFace2", digit: nil,
    boundary: "g(cos θ1) = m − b/r, of each class alone",
    hyperparameters: [
      .cosine(laboratory: 0.4, published: 0.4),
      .number("r", "scale", "scale", 0.1...1024, published: 40, .code),
      .number("t", "power", "t", 1...20, published: 3, .code),
      .number("lambda", "lambda", "λ", 0...1, published: 0.7, .code),
      .number("lw", "weight", "lw", 0...1000, laboratory: 1, published: 50, .code),
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
    citation: Citation(
      authors: "Wen, Liu, Weller, Raj & Singh",
      title: "SphereFace2: binary classification is all you need for deep face recognition",
      venue: "ICLR", year: 2022))
  public static let formula: String =
    "L = lw/r·(λ·ln(1+e^(−zy)) + (1−λ)·Σ(j≠y) ln(1+e^zj)), zy = r·(g(cosθy)−m)+b, "
    + "zj = r·(g(cosθj)+m)+b, g(z) = 2·((z+1)/2)^t − 1"

  private let scale: Double
  private let margin: Double
  private let power: Double
  private let balance: Double
  private let weight: Double
  private let isDetached: Bool

  public init(_ parameters: LossParameters) {
    func value(_ key: String) -> Double { parameters.value(key, of: Self.description) }
    (scale, margin, power) = (value("r"), value("m"), value("t"))
    (balance, weight) = (value("lambda"), value("lw"))
    isDetached = parameters.variantName(of: Self.description) == "cgd"
  }

  public var hasSharedBias: Bool { true }

  /// g and g′ at a cosine.
  static func shaped<Number: Scalar>(_ z: Number, power t: Double) -> (value: Number, slope: Number)
  {
    let half = (z + 1) / 2
    func raised(_ exponent: Double) -> Number {
      guard exponent != 0 else { return 1 }
      return half > 0 ? Number.exp(Number(exponent) * Number.log(half)) : 0
    }
    guard t != 1 else { return (z, 1) }
    return (2 * raised(t) - 1, Number(t) * raised(t - 1))
  }

  public func evaluate<Number: Scalar>(_ batch: LossBatch<Number>) -> LossGradient<Number> {
    let field = CosineField(batch)
    let (r, m, bias) = (Number(scale), Number(margin), batch.bias.first ?? 0)
    let share = Number(weight) / Number(max(field.count, 1))
    var (loss, biasSlope): (Number, Number) = (0, 0)
    var slopes = field.cosines
    for sample in 0..<field.count {
      for row in 0..<field.rows {
        let isOwn = row == Int(field.labels[sample])
        let index = sample * field.rows + row
        let shape = Self.shaped(field.cosines[index], power: power)
        let logit = r * (shape.value + (isOwn ? -m : m)) + bias
        let cost = softplus(isOwn ? -logit : logit)
        let part = share * Number(isOwn ? balance : 1 - balance)
        let slope = isOwn ? -part * cost.slope : part * cost.slope
        loss += part * cost.value / r
        biasSlope += slope / r
        slopes[index] = slope * (isDetached ? 1 : shape.slope)
      }
    }
    var gradient = field.gradient(loss: loss, slopes: slopes)
    gradient.bias = batch.bias.isEmpty ? [] : [biasSlope]
    return gradient
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
    let middle = SphereFace2.shaped(0.0, power: power).value
    let (own, rival) = (scale * (middle - margin), scale * (middle + margin))
    let root = ((1 - odds) * (1 - odds) + 4 * odds * Double.exp(own - rival)).squareRoot()
    // Both are one root; where 1 − z is below 0 the first would be a difference of near equals.
    return odds > 1
      ? Double.log((root + odds - 1) / 2) - own
      : Double.log(2 * odds) - rival - Double.log(1 - odds + root)
  }

  /// SphereFace2's g(z) = 2((z + 1)/2)^t − 1.
  public static func sphereFace2Shape(_ z: Double, power: Double) -> Double {
    SphereFace2.shaped(z, power: power).value
  }
}
