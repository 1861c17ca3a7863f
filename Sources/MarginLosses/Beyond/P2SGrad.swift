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
public struct P2SGrad: SphereLoss {
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

  public func fill<Number: Scalar>(_ row: inout SphereRow<Number>) {
    row.setPlain(scale: 1)
  }

  public func cost<Number: Scalar>(
    _ row: SphereRow<Number>, into errors: inout [Number]
  ) -> Number {
    var loss: Number = 0
    for j in row.logits.indices {
      errors[j] = row.logits[j] - (j == row.label ? 1 : 0)
      loss += errors[j] * errors[j] / 2
    }
    return loss
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

  public func floor(classes: Int) -> Double? { nil }

  public func evaluate(_ batch: LossBatch<Float>) -> LossGradient<Float> {
    sphereCrossEntropy(self, batch)
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    sphereCrossEntropy(self, batch)
  }
}
