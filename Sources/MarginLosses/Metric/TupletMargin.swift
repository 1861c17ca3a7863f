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
public struct TupletMargin: WrittenTuples {
  public static let description: LossDescription = LossDescription(
    name: "tuplet_margin", title: "tuplet margin", digit: nil, boundary: "θ(a,p) − β = θ(a,n)",
    hyperparameters: [
      .angle(key: "beta", symbol: "β", laboratory: 0.1, published: 0.1), .scale(published: 64),
    ],
    marginKey: "beta",
    difference:
      "the paper draws one negative of each class and adds a variance loss; here all negatives "
      + "count, as in pytorch-metric-learning",
    edge: "θ(a,p) = 0, π unless β is 0",
    teaches:
      "The positive is treated as if it were nearer by β, so that a pair nearer than "
      + "β is let go and not pressed into a point.",
    citation: Citation(
      authors: "Yu & Tao", title: "Deep metric learning with tuplet margin loss", venue: "ICCV",
      year: 2019))

  public let normalizes: Bool = true
  private let scale: Double
  private let margin: Double

  public init(_ parameters: LossParameters) {
    scale = parameters.value("s", of: Self.description)
    margin = parameters.value("beta", of: Self.description)
  }

  public var formula: LossFormula {
    let turned = Formula.measure(.positiveAngle) - .setting("β", margin, unit: .radians)
    let power =
      Formula.setting("s", scale, .scale) * (.measure(.negativeProduct) - .cos(turned))
    return LossFormula(
      .ln(1 + .total(.exp(power), includesOwn: false)), remarks: ["a, n of length 1"])
  }

  public var meanWords: String { "ordered pairs of a class" }

  /// Both orders of each pair meet both examples of each other class.
  public func comparisons(ofTuples count: Int) -> Int { count * max(count - 2, 0) }

  public func examples(ofTuples count: Int) -> Int { count }

  public func tuples(of labels: [Int32]) -> [ExaminedTuple] { ExaminedTuple.againstOthers(labels) }

  public func cost(of tuple: ExaminedTuple, among rows: MetricRows<Float>) -> TupleCost? {
    let cosine = Double(rows.innerProduct(tuple.anchor, tuple.positive))
    let squared = Double(rows.squaredDistance(tuple.anchor, tuple.positive))
    let angle = 2 * Double.atan2(squared.squareRoot(), max(0, 2 + 2 * cosine).squareRoot())
    let own = Double.cos(angle - margin)
    let products = tuple.negatives.map { Double(rows.innerProduct(tuple.anchor, $0)) }
    guard let worst = products.indices.max(by: { products[$0] < products[$1] }) else { return nil }
    let logarithm = TupleCost.logarithm(ofPowers: products.map { scale * ($0 - own) })
    return TupleCost(
      rival: tuple.negatives[worst],
      measured: [(.positiveAngle, angle), (.negativeProduct, products[worst])],
      logarithm: logarithm, formula: .ln(1 + .quantity(TupleCost.sum)),
      loss: TupleCost.logarithm(ofPowers: [0, logarithm]))
  }

  public func add<Number: Scalar>(
    _ tuple: ExaminedTuple, to rows: inout PulledRows<Number>
  ) -> Number {
    let (a, p, s) = (tuple.anchor, tuple.positive, Number(scale))
    let near = rows.angle(a, p)
    let turned = near.angle - Number(margin)
    let own = Number.cos(turned)
    let sum = logOnePlusSum(tuple.negatives.map { s * (rows.product(a, $0) - own) })
    let whole = sum.shares.reduce(0, +)
    if near.sine > 0 {
      let steep = margin == 0 ? 1 : Number.sin(turned) / near.sine
      rows.pull(product: -s * whole * steep, a, p)
    }
    for (negative, part) in zip(tuple.negatives, sum.shares) {
      rows.pull(product: s * part, a, negative)
    }
    return sum.value
  }

  public func evaluate(_ batch: MetricBatch<Float>) -> MetricGradient<Float> { summed(batch) }

  public func evaluate(_ batch: MetricBatch<Double>) -> MetricGradient<Double> { summed(batch) }
}
