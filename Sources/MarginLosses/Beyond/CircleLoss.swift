public import Kernels

/// Each similarity is weighted by how far it still is from its optimum.
///
/// Formula: L = −log softmax with γ[1+m−cy]₊(cy−(1−m)) for the own class and γ[cj+m]₊(cj−m) for the
/// others, c = cos θ.
/// Slope: the weights in [ ]₊ are constants: d/dc = γ[1+m−cy]₊ and γ[cj+m]₊, as in the paper.
/// Boundary: (1 − c1)² + c2² = 2m² for c2 > −m, a circle in the plane of the two cosines.
/// Defaults: γ 256, m 0.25; here m 0.6, because a prototype meets it only if cos(2π/C) < √2·m. A larger
/// m asks for less: beyond about 0.5 it can be met where another class wins in use.
/// Citation: Sun et al., "Circle loss", CVPR 2020.
public struct CircleLoss: SphereLoss, RivalLogits {
  public static let description: LossDescription = LossDescription(
    name: "circle_class", aliases: ["circle"], title: "Circle loss", digit: nil,
    boundary: "(1−cosθ1)² + cos²θ2 = 2m²",
    hyperparameters: [
      .cosine(laboratory: 0.6, published: 0.25),
      Hyperparameter(
        key: "gamma", option: "scale", title: "scale", symbol: "γ", unit: .plain, range: 0.1...1024,
        notches: [1, 2, 4, 8, 16, 32, 64, 128, 256], laboratoryDefault: 8, published: 256),
    ],
    marginKey: "m", heldConstant: "its weights",
    teaches:
      "The boundary is a circle in the plane of both cosines; a small margin asks for "
      + "more, not for less.",
    citation: Citation(
      authors: "Sun, Cheng, Zhang, Zhang, Zheng, Wang & Wei",
      title: "Circle loss: a unified perspective of pair similarity optimization", venue: "CVPR",
      year: 2020))

  public let scale: Double
  let margin: Double

  public init(_ parameters: LossParameters) {
    scale = parameters.value("gamma", of: Self.description)
    margin = parameters.value("m", of: Self.description)
  }

  public func own<Number: Scalar>(_ sample: OwnSample<Number>) -> OwnLogit<Number> {
    let (margin, cosine) = (Number(margin), sample.plain)
    let weight = max(0, 1 + margin - cosine.value)
    return OwnLogit((weight * (cosine.value - (1 - margin)), weight * cosine.slope))
  }

  public func rival<Number: Lane>(
    _ cosine: Number, bar: Number
  ) -> (value: Number, slope: Number) {
    let margin = Number(margin)
    let sum = cosine + margin
    let weight = Number(0).replaced(by: sum, where: sum, isAbove: Number(0))
    return (weight * (cosine - margin), weight)
  }

  /// The farthest class costs 0, which may be more than a near one does.
  public var isPairwise: Bool { false }

  public var terms: LogitTerms { terms { $0 } }

  public var heldTerms: LogitTerms { terms { .held($0) } }

  /// With what becomes of the weights of the two similarities.
  private func terms(_ weight: (Formula) -> Formula) -> LogitTerms {
    let margin = Formula.setting("m", margin, unit: .cosine)
    let own = Formula.cos(.ownAngle)
    let rival = Formula.cos(.rivalAngle)
    let scale = Formula.setting("γ", scale, .scale)
    return LogitTerms(
      own: weight(.positive(1 + margin - own)) * (own - 1 + margin),
      rival: weight(.positive(rival + margin)) * (rival - margin), amplitude: (scale, scale),
      remarks: ["weights held constant"])
  }

  /// Nil: a rival costs least at 90°, so that equal spacing is not the best place.
  public func floor(classes: Int) -> Double? { nil }

  /// At a prototype it is m² > cos² Δ − m²; neighbours beyond 90° leave every m above 0 room.
  public func statedBound(spacing: Double) -> MarginBound {
    let least = Double.cos(spacing) / 2.0.squareRoot()
    return least > 0 ? .from(least, text: "cos(Δ)/√2") : .from(0, text: nil)
  }

  public func evaluate(
    _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
  ) {
    rivalCrossEntropy(self, batch, into: &gradient, scratch)
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    sphereCrossEntropy(self, batch)
  }
}
