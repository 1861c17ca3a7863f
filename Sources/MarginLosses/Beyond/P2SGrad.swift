public import Kernels

/// A gradient without a scale: every cosine is drawn to 1 or to 0, as far as it is away.
///
/// Formula: ∂L/∂cos θj = cos θj − [j = y]. The paper calls it a gradient without a loss; it is that of the
/// potential ½ Σj (cos θj − [j = y])², which is the value here.
/// Slope: (cos θj − [j = y])·(−sin θj) by each angle.
/// Boundary: θ1 = θ2; there is no margin.
/// Defaults: none. pytorch-metric-learning has 2/C of this gradient.
/// Citation: Zhang, Zhao, Yan, Gao, Qiao, Wang & Li, "P2SGrad: refined gradients for optimizing deep
/// face models", CVPR 2019.
public struct P2SGrad: SphereLoss, ClassCosts {
  public static let description: LossDescription = LossDescription(
    name: "p2sgrad", title: "P2SGrad", digit: nil, boundary: "θ1 = θ2", hyperparameters: [],
    teaches:
      "Other classes are asked to stand at right angles and no farther, so that a "
      + "plane has room for few of them.",
    citation: Citation(
      authors: "Zhang, Zhao, Yan, Gao, Qiao, Wang & Li",
      title: "P2SGrad: refined gradients for optimizing deep face models", venue: "CVPR",
      year: 2019))
  public init(_ parameters: LossParameters) {}

  public var scale: Double { 1 }
  public var isSoftmax: Bool { false }

  public func own<Number: Scalar>(_ sample: OwnSample<Number>) -> OwnLogit<Number> {
    OwnLogit(sample.plain)
  }

  public func rival<Number: Lane>(
    _ cosine: Number, bar: Number
  ) -> (value: Number, slope: Number) { (cosine, Number(1)) }

  public func cost<Number: Lane>(_ cosine: Number, isOwn: Bool) -> (value: Number, slope: Number) {
    let error = isOwn ? cosine - Number(1) : cosine
    return (error * error * Number(0.5), error)
  }

  public var terms: LogitTerms { LogitTerms(own: .cos(.ownAngle)) }

  public var formula: LossFormula {
    LossFormula(
      .half
        * (.squared(.cos(.ownAngle) - 1)
          + .total(.squared(.cos(.rivalAngle)), includesOwn: false)),
      remarks: ["whose gradient is ∂L/∂cosθj = cosθj − [j=y]"])
  }

  public var isBelowCosine: Bool { true }

  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    NormFace.nearerHalf(spacing: spacing)
  }

  public func floor(classes: Int) -> Double? { nil }

  public func evaluate(
    _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
  ) {
    sumOfCosts(self, batch, into: &gradient, scratch)
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    sphereCrossEntropy(self, batch)
  }
}
