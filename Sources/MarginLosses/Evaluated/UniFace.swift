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
public struct UniFace: EvaluatedLoss {
  public static let description: LossDescription = LossDescription(
    name: "uniface", title: "UniFace", digit: nil,
    boundary: "cos θ1 − m = b/s, of each class alone",
    hyperparameters: [
      .cosine(laboratory: 0.4, published: 0.4), .scale(published: 64, from: .code),
      .number("l", "weight", "l", 0...1000, published: 1, .code),
    ],
    marginKey: "m",
    variants: [
      Variant(name: "plain", summary: "the formula as it is"),
      Variant(name: "clamp", summary: "z within −s…s, as in the authors' code: no pull beyond"),
    ],
    difference:
      "the authors' code clamps z to −s…s, so that a class far below its threshold is not pulled "
      + "(clamp); here the formula is taken as it is",
    citation: Citation(
      authors: "Zhou, Jia, Li, Shen & Duan",
      title: "UniFace: unified cross-entropy loss for deep face recognition", venue: "ICCV",
      year: 2023))
  public static let formula: String =
    "L = ln(1+e^(−zy)) + l·Σ(j≠y) ln(1+e^zj), zy = s·(cosθy−m)−b, zj = s·cosθj−b"

  private let scale: Double
  private let margin: Double
  private let weight: Double
  private let isClamped: Bool

  public init(_ parameters: LossParameters) {
    func value(_ key: String) -> Double { parameters.value(key, of: Self.description) }
    (scale, margin, weight) = (value("s"), value("m"), value("l"))
    isClamped = parameters.variantName(of: Self.description) == "clamp"
  }

  public var hasSharedBias: Bool { true }

  public func evaluate<Number: Scalar>(_ batch: LossBatch<Number>) -> LossGradient<Number> {
    let field = CosineField(batch)
    let (s, m, bias) = (Number(scale), Number(margin), batch.bias.first ?? 0)
    let share = 1 / Number(max(field.count, 1))
    var (loss, biasSlope): (Number, Number) = (0, 0)
    var slopes = field.cosines
    for sample in 0..<field.count {
      for row in 0..<field.rows {
        let isOwn = row == Int(field.labels[sample])
        let index = sample * field.rows + row
        let logit = s * (field.cosines[index] - (isOwn ? m : 0)) - bias
        let held = isClamped ? min(max(logit, -s), s) : logit
        let cost = softplus(isOwn ? -held : held)
        let part = isOwn ? share : share * Number(weight)
        loss += part * cost.value
        let slope = held == logit ? (isOwn ? -part : part) * cost.slope : 0
        biasSlope -= slope
        slopes[index] = s * slope
      }
    }
    var gradient = field.gradient(loss: loss, slopes: slopes)
    gradient.bias = batch.bias.isEmpty ? [] : [biasSlope]
    return gradient
  }
}

extension ClosedForms {
  /// Where UniFace's threshold starts: ln(10·r·C), r the share of the classes that are sampled.
  public static func uniFaceBias(classes: Double, sampled: Double) -> Double {
    Double.log(10 * sampled * classes)
  }
}
