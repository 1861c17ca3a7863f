public import Kernels

/// Every pair of an anchor counts by how it compares with itself, with positives and with negatives.
///
/// Formula: L = (1/N) Σi {1/α·ln(1 + Σ(P) e^−α(c − λ)) + 1/β·ln(1 + Σ(N) e^β(c − λ))}; `ms` keeps of an anchor the
/// negatives with c + ε above its least similar positive, and the positives with c − ε below its most
/// similar negative; anchors without a positive or a negative are left out, the division stays N.
/// Slope: −(share of the sum) by a positive's similarity, +(share) by a negative's.
/// Boundary: c = λ, softly.
/// Defaults: α 2, β 50, λ 1, ε 0.1 (paper); λ 0.5 as the authors' repository, which has β 40, and drops positives with c
/// ≥ 1 − 10⁻⁵ to be rid of the anchor itself, where here it is left out by its place.
/// Citation: Wang, Han, Huang, Dong & Scott, "Multi-similarity loss with general pair weighting for
/// deep metric learning", CVPR 2019.
public struct MultiSimilarity: ListLoss {
  public static let description: LossDescription = LossDescription(
    name: "multi_similarity", title: "multi-similarity", digit: nil, boundary: "c = λ, softly",
    hyperparameters: [
      Hyperparameter(
        key: "alpha", option: "positive-scale", title: "α", symbol: "α", unit: .plain,
        range: 0.001...1024,
        notches: [0.5, 1, 2, 4, 8, 16], laboratoryDefault: 2, published: 2,
        summary: "The scale α of pairs of one class"),
      Hyperparameter(
        key: "beta", option: "negative-scale", title: "β", symbol: "β", unit: .plain,
        range: 0.001...1024,
        notches: [1, 2, 5, 10, 20, 40, 50, 100], laboratoryDefault: 10, published: 50,
        summary: "The scale β of pairs of two classes"),
      Hyperparameter(
        key: "lambda", option: "threshold", title: "λ", symbol: "λ", unit: .plain, range: -2...2,
        notches: [-0.5, -0.25, 0, 0.25, 0.5, 0.75, 1], laboratoryDefault: 0.5, published: 0.5,
        source: .code, summary: "The cosine λ that parts pairs of one class from others"),
      Hyperparameter(
        key: "epsilon", option: "mining-margin", title: "ε", symbol: "ε", unit: .plain,
        range: 0...2,
        notches: [0, 0.05, 0.1, 0.2, 0.5, 1], laboratoryDefault: 0.1, published: 0.1,
        summary: "By how much a pair may be easier than the hardest of the other kind"),
    ],
    variants: [
      Variant(name: "ms", summary: "pairs that are hard for their anchor by ε, as in the paper"),
      Variant(
        name: "none", summary: "every pair, as pytorch-metric-learning has it without a miner"),
    ],
    difference: "the authors' code drops a positive that coincides with its anchor; "
      + "pytorch-metric-learning 2.9 gives 0 where mining keeps one pair of either kind",
    teaches:
      "Of all pairs of an anchor only the hard ones are left, and the hardest have "
      + "the broadest lines.",
    citation: Citation(
      authors: "Wang, Han, Huang, Dong & Scott",
      title: "Multi-similarity loss with general pair weighting for deep metric learning",
      venue: "CVPR", year: 2019))

  public let normalizes: Bool = true
  private let sharpness: (positive: Double, negative: Double)
  private let threshold: Double
  private let slack: Double
  private let mines: Bool

  public init(_ parameters: LossParameters) {
    func value(_ key: String) -> Double { parameters.value(key, of: Self.description) }
    sharpness = (value("alpha"), value("beta"))
    (threshold, slack) = (value("lambda"), value("epsilon"))
    mines = parameters.variantName(of: Self.description) == "ms"
  }

  public var formula: LossFormula {
    let (alpha, beta) = (
      Formula.setting("α", sharpness.positive, .scale),
      Formula.setting("β", sharpness.negative, .scale)
    )
    let line = Formula.setting("λ", threshold)
    let near = Formula.exp(.negative(alpha * (.measure(.positiveProduct) - line)))
    let far = Formula.exp(beta * (.measure(.negativeProduct) - line))
    return LossFormula(
      .ln(1 + .gathered(near, .positives)) / alpha + .ln(1 + .gathered(far, .negatives)) / beta,
      remarks: ["a, p, n of length 1"] + (mines ? ["p, n hard by ε"] : []),
      short: .ln(1 + .defined("Σp", as: .gathered(near, .positives), .own)) / alpha
        + .ln(1 + .defined("Σn", as: .gathered(far, .negatives), .rival)) / beta)
  }

  public func circles(ofClass label: Int, radii: [Float]) -> [(name: String, radius: Double)] {
    [("λ", chord(ofCosine: threshold))]
  }

  /// The pairs of an anchor that count.
  private func kept<Number: Scalar>(
    _ anchor: Int, _ rows: PulledRows<Number>
  ) -> (positives: [Int], negatives: [Int]) {
    let (positives, negatives) = (rows.positives(of: anchor), rows.negatives(of: anchor))
    guard mines else { return (positives, negatives) }
    guard let least = positives.map({ rows.product(anchor, $0) }).min(),
      let most = negatives.map({ rows.product(anchor, $0) }).max()
    else { return ([], []) }
    return (
      positives.filter { rows.product(anchor, $0) - Number(slack) < most },
      negatives.filter { rows.product(anchor, $0) + Number(slack) > least }
    )
  }

  public func add<Number: Scalar>(_ anchor: Int, to rows: inout PulledRows<Number>) -> Number {
    let kept = kept(anchor, rows)
    guard !kept.positives.isEmpty || !kept.negatives.isEmpty else { return 0 }
    rows.tally.compared += 1
    rows.tally.active += kept.positives.count + kept.negatives.count
    var loss: Number = 0
    let sides = [(kept.positives, -sharpness.positive), (kept.negatives, sharpness.negative)]
    for (others, sharpness) in sides {
      let sum = logOnePlusSum(
        others.map { Number(sharpness) * (rows.product(anchor, $0) - Number(threshold)) })
      loss += sum.value / Number(sharpness.magnitude)
      for (other, part) in zip(others, sum.shares) {
        rows.pull(product: sharpness < 0 ? -part : part, anchor, other)
      }
    }
    return loss
  }

  public func evaluate(_ batch: MetricBatch<Float>) -> MetricGradient<Float> { summed(batch) }

  public func evaluate(_ batch: MetricBatch<Double>) -> MetricGradient<Double> { summed(batch) }
}
