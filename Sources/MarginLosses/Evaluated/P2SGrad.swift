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
public struct P2SGrad: EvaluatedLoss {
  public static let description: LossDescription = LossDescription(
    name: "p2sgrad", title: "P2SGrad", digit: nil, boundary: "θ1 = θ2", hyperparameters: [],
    citation: Citation(
      authors: "Zhang, Zhao, Yan, Gao, Qiao, Wang & Li",
      title: "P2SGrad: refined gradients for optimizing deep face models", venue: "CVPR",
      year: 2019))
  public static let formula: String =
    "∂L/∂cosθj = cosθj − [j=y], the gradient of L = ½·Σ(j) (cosθj−[j=y])²"

  public init(_ parameters: LossParameters) {}

  public func evaluate<Number: Scalar>(_ batch: LossBatch<Number>) -> LossGradient<Number> {
    let field = CosineField(batch)
    let share = 1 / Number(max(field.count, 1))
    var slopes = field.cosines
    var loss: Number = 0
    for sample in 0..<field.count {
      for row in 0..<field.rows {
        let index = sample * field.rows + row
        let offset = field.cosines[index] - (row == Int(field.labels[sample]) ? 1 : 0)
        loss += share * offset * offset / 2
        slopes[index] = share * offset
      }
    }
    return field.gradient(loss: loss, slopes: slopes)
  }
}
