public import Kernels

/// An additive margin of the cosine, also known as AM-Softmax.
///
/// Formula: L = −log softmax with s(cos θy − m) for the own class.
/// Slope: dψ/dθ = −sin θ.
/// Boundary: cos θ1 − m = cos θ2.
/// Defaults: s 64, m 0.35 (Wang et al.); s 30, m 0.35 (AM-Softmax); the plane holds m < 1 − cos(2π/C).
/// Citation: Wang et al., "CosFace", CVPR 2018; Wang et al., "Additive margin softmax", SPL 2018.
public struct CosFace: AngularLoss {
  public static let description: LossDescription = LossDescription(
    name: "cosface", aliases: ["amsoftmax"], title: "CosFace", sign: "Cos", digit: 4,
    boundary: "cos θ1 − m = cos θ2",
    hyperparameters: [.cosine(laboratory: 0.2, published: 0.35), .scale(published: 64)],
    marginKey: "m",
    teaches:
      "A step down of the cosine: the band is narrow beside far classes and wide "
      + "beside near ones.",
    citation: Citation(
      authors: "Wang, Wang, Zhou, Ji, Gong, Zhou, Li & Liu",
      title: "CosFace: large margin cosine loss for deep face recognition", venue: "CVPR",
      year: 2018))

  let scale: Double
  let margin: Double

  public init(_ parameters: LossParameters) {
    scale = parameters.value("s", of: Self.description)
    margin = parameters.value("m", of: Self.description)
  }

  public var amplitude: Amplitude { .scale(scale) }

  public func logit<Number: Lane>(at theta: Angle<Number>) -> (value: Number, slope: Number) {
    (theta.cosine - Number(margin), -theta.sine)
  }

  public var terms: LogitTerms {
    LogitTerms(
      own: .cos(.ownAngle) - .setting("m", margin, unit: .cosine),
      amplitude: LogitTerms.amplitude(amplitude))
  }

  public var bends: [Double] { [] }
  public var steepness: Double { 1 }
  public var isBelowCosine: Bool { margin >= 0 }

  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    Self.cap(spacing: spacing, margin: margin)
  }

  /// A cap round wi − wj: sin(Δ/2 − t) > m/(2 sin(Δ/2)).
  static func cap(spacing: Double, margin: Double) -> [Interval] {
    let chord = 2 * Double.sin(spacing / 2)
    guard margin < chord else { return [] }
    guard margin > -chord else { return [.circle] }
    let edge = (margin / chord).arcSine
    return Intervals.between(spacing / 2 - .pi + edge, spacing / 2 - edge)
  }

  public func statedBound(spacing: Double) -> MarginBound {
    .at(1 - Double.cos(spacing), text: "1−cos(Δ)")
  }

  public func evaluate(
    _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
  ) {
    laneCrossEntropy(self, amplitude: amplitude, batch, into: &gradient, scratch)
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    angularCrossEntropy(self, amplitude: amplitude, batch)
  }
}
