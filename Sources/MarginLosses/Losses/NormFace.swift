public import Kernels

/// Softmax on the sphere: embeddings and prototypes have length 1, and a scale takes over.
///
/// Formula: L = −log softmax(s cos θ)_y.
/// Slope: dψ/dθ = −sin θ.
/// Boundary: θ1 = θ2.
/// Defaults: s learnt or fixed; the laboratory takes 8.
/// Citation: Wang, Xiang, Cheng & Yuille, "NormFace", ACM Multimedia 2017.
public struct NormFace: AngularLoss {
  public static let description: LossDescription = LossDescription(
    name: "normface", title: "NormFace", sign: "Norm", digit: 0,
    boundary: "θ1 = θ2", hyperparameters: [.scale(published: nil)],
    difference: "pytorch-metric-learning takes 1/s, as a temperature (0.05)",
    teaches:
      "Only directions count: each class owns the wedge round its prototype up to the "
      + "bisectors, and nothing keeps classes apart beyond that.",
    citation: Citation(
      authors: "Wang, Xiang, Cheng & Yuille",
      title: "NormFace: L2 hypersphere embedding for face verification",
      venue: "ACM Multimedia", year: 2017))

  let scale: Double

  public init(_ parameters: LossParameters) {
    scale = parameters.value("s", of: Self.description)
  }

  public var amplitude: Amplitude { .scale(scale) }

  public func logit<Number: Lane>(at theta: Angle<Number>) -> (value: Number, slope: Number) {
    theta.plain
  }

  public var terms: LogitTerms {
    LogitTerms(own: .cos(.ownAngle), amplitude: LogitTerms.amplitude(amplitude))
  }

  public var bends: [Double] { [] }
  public var steepness: Double { 1 }
  public var isBelowCosine: Bool { true }

  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    Self.nearerHalf(spacing: spacing)
  }

  /// Half the circle, up to the bisector: t < Δ/2; nothing where both prototypes coincide.
  static func nearerHalf(spacing: Double) -> [Interval] {
    spacing > 0 ? Intervals.between(spacing / 2 - .pi, spacing / 2) : []
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
