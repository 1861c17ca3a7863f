public import Kernels

/// NormFace under another name: the cosine of an embedding and its class's centroid, times α.
///
/// Formula: L = −log softmax(α cos θ)_y, as NormFace with s = α; here the centroids are learnt.
/// Slope: dψ/dθ = −sin θ.
/// Boundary: θ1 = θ2.
/// Defaults: none; the laboratory takes 8.
/// Citation: Liu, Li & Wang, "Rethinking feature discrimination and polymerization for large-scale
/// recognition", arXiv:1710.00870, 2017. The first version, whose centroids are the means of a batch
/// (arXiv:1702.06890), is not here: by its authors' own note its gradient was wrong.
public struct COCO: AngularLoss {
  public static let description: LossDescription = LossDescription(
    name: "coco", title: "COCO", digit: nil,
    boundary: "θ1 = θ2",
    hyperparameters: [
      Hyperparameter(
        key: "alpha", option: "scale", title: "scale", symbol: "α", unit: .plain, range: 0.1...1024,
        notches: [1, 2, 4, 8, 16, 30, 64, 128], laboratoryDefault: 8, published: nil)
    ],
    teaches:
      "NormFace under another name: the scale alone says how sharp the same "
      + "boundaries are.",
    citation: Citation(
      authors: "Liu, Li & Wang",
      title: "Rethinking feature discrimination and polymerization for large-scale recognition",
      venue: "arXiv:1710.00870", year: 2017))

  let scale: Double

  public init(_ parameters: LossParameters) {
    scale = parameters.value("alpha", of: Self.description)
  }

  public var amplitude: Amplitude { .scale(scale) }

  public func logit<Number: Lane>(at theta: Angle<Number>) -> (value: Number, slope: Number) {
    theta.plain
  }

  public var terms: LogitTerms {
    let scale = Formula.setting("α", scale, .scale)
    return LogitTerms(own: .cos(.ownAngle), amplitude: (scale, scale))
  }

  public var bends: [Double] { [] }
  public var steepness: Double { 1 }
  public var isBelowCosine: Bool { true }

  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    NormFace.nearerHalf(spacing: spacing)
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
