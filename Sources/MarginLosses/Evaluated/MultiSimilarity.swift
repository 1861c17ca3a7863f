public import Kernels

/// Every pair of an anchor counts by how it compares with itself, with positives and with negatives.
///
/// Formula: L = (1/N) Σi {1/α·ln(1 + Σ(P) e^−α(c − λ)) + 1/β·ln(1 + Σ(N) e^β(c − λ))}; `ms` keeps of an anchor the
/// negatives with c + ε above its least similar positive, and the positives with c − ε below its most
/// similar negative; anchors without a positive or a negative are left out, the division stays N.
/// Slope: −(share of the sum) by a positive's similarity, +(share) by a negative's.
/// Boundary: c = λ, softly.
/// Defaults: α 2, β 50, λ 0.5, ε 0.1 (paper); the authors' repository has β 40, and drops positives with c
/// ≥ 1 − 10⁻⁵ to be rid of the anchor itself, where here it is left out by its place.
/// Citation: Wang, Han, Huang, Dong & Scott, "Multi-similarity loss with general pair weighting for
/// deep metric learning", CVPR 2019.
public struct MultiSimilarity: EvaluatedComparison {
  public static let description: LossDescription = LossDescription(
    name: "multi_similarity", title: "multi-similarity", digit: nil, boundary: "c = λ, softly",
    hyperparameters: [
      .number("alpha", "positive-scale", "α", 0.001...1024, published: 2, .paper),
      .number("beta", "negative-scale", "β", 0.001...1024, published: 50, .paper),
      .number("lambda", "threshold", "λ", -2...2, published: 0.5, .code),
      .number("epsilon", "mining-margin", "ε", 0...2, published: 0.1, .paper),
    ],
    variants: [
      Variant(name: "ms", summary: "pairs that are hard for their anchor by ε, as in the paper"),
      Variant(
        name: "none", summary: "every pair, as pytorch-metric-learning has it without a miner"),
    ],
    difference: "the authors' code drops a positive that coincides with its anchor; "
      + "pytorch-metric-learning 2.9 gives 0 where mining keeps one pair of either kind",
    citation: Citation(
      authors: "Wang, Han, Huang, Dong & Scott",
      title: "Multi-similarity loss with general pair weighting for deep metric learning",
      venue: "CVPR", year: 2019))
  public static let formula: String =
    "L = 1/N·Σ(i) (1/α·ln(1+Σ(P) e^(−α·(c−λ))) + 1/β·ln(1+Σ(N) e^(β·(c−λ)))), c = cosine"

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

  public func evaluate<Number: Scalar>(_ batch: MetricBatch<Number>) -> MetricGradient<Number> {
    var rows = PulledRows(batch, normalizes: true)
    let share = 1 / Number(max(rows.count, 1))
    var loss: Number = 0
    var compared = 0
    for anchor in 0..<rows.count {
      let kept = kept(anchor, rows)
      if !kept.positives.isEmpty || !kept.negatives.isEmpty { compared += 1 }
      let sides = [(kept.positives, -sharpness.positive), (kept.negatives, sharpness.negative)]
      for (others, sharpness) in sides {
        let sum = logOnePlusSum(
          others.map { Number(sharpness) * (rows.product(anchor, $0) - Number(threshold)) })
        loss += share * sum.value / Number(sharpness.magnitude)
        for (other, part) in zip(others, sum.shares) {
          rows.pull(product: (sharpness < 0 ? -share : share) * part, anchor, other)
        }
      }
    }
    return rows.result(loss, compared: compared)
  }

  public func mined<Number: Scalar>(_ batch: MetricBatch<Number>) -> MinedPairs? {
    let rows = PulledRows(batch, normalizes: true)
    var result = MinedPairs()
    for anchor in 0..<rows.count {
      let kept = kept(anchor, rows)
      result.positives += kept.positives.map { ExamplePair(first: anchor, second: $0) }
      result.negatives += kept.negatives.map { ExamplePair(first: anchor, second: $0) }
    }
    return result
  }
}
