public import Kernels

/// A pair of one class shall be nearer than each negative, even if its angle had been a little smaller.
///
/// Formula: L = ln(1 + Σn e^(s(cos θ(a,n) − cos(θ(a,p) − β)))), mean over the ordered pairs of a class that have
/// negatives. Lengths are 1.
/// Slope: that of softplus; sin(θ − β)/sin θ by the positive's cosine, which turns round below β: the pair
/// that is nearer than β is pushed apart, lest a few pairs be over-fitted.
/// Boundary: θ(a,n) = θ(a,p) − β.
/// Defaults: s 64, β 0.1 (5.73°). The paper draws one negative a class, and adds a loss of the variance within
/// pairs, which is left out; all negatives count, as in pytorch-metric-learning.
/// Citation: Yu & Tao, "Deep metric learning with tuplet margin loss", ICCV 2019.
public struct TupletMargin: EvaluatedComparison {
  public static let description: LossDescription = LossDescription(
    name: "tuplet_margin", title: "tuplet margin", digit: nil, boundary: "θ(a,p) − β = θ(a,n)",
    hyperparameters: [
      .angle(key: "beta", laboratory: 0.1, published: 0.1), .scale(published: 64), .unitLength,
    ],
    marginKey: "beta",
    difference:
      "the paper draws one negative of each class and adds a variance loss; here all negatives "
      + "count, as in pytorch-metric-learning",
    citation: Citation(
      authors: "Yu & Tao", title: "Deep metric learning with tuplet margin loss", venue: "ICCV",
      year: 2019))
  public static let formula: String =
    "L = ln(1 + Σ(n) e^(s·(cosθ(a,n) − cos(θ(a,p)−β)))), mean over the ordered pairs of a class"

  private let scale: Double
  private let margin: Double

  public init(_ parameters: LossParameters) {
    scale = parameters["s"] ?? 64
    margin = parameters.value("beta", of: Self.description)
  }

  public func evaluate<Number: Scalar>(_ batch: MetricBatch<Number>) -> MetricGradient<Number> {
    var rows = PulledRows(batch, normalizes: true)
    let pairs = rows.positivePairs.filter { !rows.negatives(of: $0.first).isEmpty }
    let (share, s) = (1 / Number(max(pairs.count, 1)), Number(scale))
    var loss: Number = 0
    for pair in pairs {
      let negatives = rows.negatives(of: pair.first)
      let near = rows.angle(pair.first, pair.second)
      let turned = near.angle - Number(margin)
      let own = Number.cos(turned)
      let sum = logOnePlusSum(negatives.map { s * (rows.product(pair.first, $0) - own) })
      loss += share * sum.value
      let whole = sum.shares.reduce(0, +)
      if near.sine > 0 {
        let steep = margin == 0 ? 1 : Number.sin(turned) / near.sine
        rows.pull(product: -share * s * whole * steep, pair.first, pair.second)
      }
      for (negative, part) in zip(negatives, sum.shares) {
        rows.pull(product: share * s * part, pair.first, negative)
      }
    }
    return rows.result(loss, compared: pairs.count)
  }
}
