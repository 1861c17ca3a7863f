public import Kernels

/// Circle loss of pairs: each similarity is weighted by how far it still is from its optimum.
///
/// Formula: L = ln(1 + Σ(N) e^ln · Σ(P) e^lp), lp = −γ[1 + m − c]₊(c − (1 − m)), ln = γ[c + m]₊(c − m); of each anchor
/// with a positive and a negative, and the mean over them (`anchor`), or once for all pairs (`batch`).
/// Slope: the weights in [ ]₊ are constants.
/// Boundary: (1 − c(p))² + c(n)² = 2m².
/// Defaults: γ 256, m 0.25 for faces; γ 80, m 0.4 for fine-grained retrieval. pytorch-metric-learning has
/// `anchor`, a public code that is often used (TinyZeaMays) `batch`.
/// Citation: Sun et al., "Circle loss", CVPR 2020.
public struct CirclePairs: EvaluatedComparison {
  public static let description: LossDescription = LossDescription(
    name: "circle_pair", title: "Circle loss of pairs", digit: nil,
    boundary: "(1−c(p))² + c(n)² = 2m²",
    hyperparameters: [
      .cosine(laboratory: 0.25, published: 0.25),
      .number("gamma", "scale", "scale", 0.1...1024, published: 256, .paper), .unitLength,
    ],
    marginKey: "m", heldConstant: "its weights",
    variants: [
      Variant(name: "anchor", summary: "of each anchor, and the mean over anchors"),
      Variant(name: "batch", summary: "once for all pairs of the batch"),
    ],
    citation: Citation(
      authors: "Sun, Cheng, Zhang, Zhang, Zheng, Wang & Wei",
      title: "Circle loss: a unified perspective of pair similarity optimization", venue: "CVPR",
      year: 2020))
  public static let formula: String =
    "L = ln(1 + Σ(N) e^(γ·[c+m]₊·(c−m)) · Σ(P) e^(−γ·[1+m−c]₊·(c−1+m))), mean over the anchors"

  private let scale: Double
  private let margin: Double
  private let normalizes: Bool
  private let isByAnchor: Bool

  public init(_ parameters: LossParameters) {
    scale = parameters.value("gamma", of: Self.description)
    margin = parameters.value("m", of: Self.description)
    normalizes = parameters.isOn("normalize", of: Self.description)
    isByAnchor = parameters.variantName(of: Self.description) == "anchor"
  }

  public func evaluate<Number: Scalar>(_ batch: MetricBatch<Number>) -> MetricGradient<Number> {
    var rows = PulledRows(batch, normalizes: normalizes)
    let groups = groups(rows)
    let share = 1 / Number(max(groups.count, 1))
    let (gamma, m) = (Number(scale), Number(margin))
    var loss: Number = 0
    for (positives, negatives) in groups {
      let near = positives.map { pair -> (weight: Number, logit: Number) in
        let cosine = rows.product(pair.first, pair.second)
        let weight = -gamma * max(0, 1 + m - cosine)
        return (weight, weight * (cosine - (1 - m)))
      }
      let far = negatives.map { pair -> (weight: Number, logit: Number) in
        let cosine = rows.product(pair.first, pair.second)
        let weight = gamma * max(0, cosine + m)
        return (weight, weight * (cosine - m))
      }
      let (own, other) = (logSum(near.map(\.logit)), logSum(far.map(\.logit)))
      let cost = softplus(own.value + other.value)
      loss += share * cost.value
      for (index, pair) in positives.enumerated() {
        let slope = cost.slope * own.shares[index] * near[index].weight
        rows.pull(product: share * slope, pair.first, pair.second)
      }
      for (index, pair) in negatives.enumerated() {
        let slope = cost.slope * other.shares[index] * far[index].weight
        rows.pull(product: share * slope, pair.first, pair.second)
      }
    }
    return rows.result(loss, compared: groups.count)
  }

  /// The pairs that are taken together; only where there are both kinds.
  private func groups<Number: Scalar>(
    _ rows: PulledRows<Number>
  ) -> [(positives: [ExamplePair], negatives: [ExamplePair])] {
    let byAnchor = (0..<rows.count).map { anchor in
      (
        positives: rows.positives(of: anchor).map { ExamplePair(first: anchor, second: $0) },
        negatives: rows.negatives(of: anchor).map { ExamplePair(first: anchor, second: $0) }
      )
    }
    let all = [
      (
        positives: byAnchor.flatMap(\.positives).filter { $0.first < $0.second },
        negatives: byAnchor.flatMap(\.negatives).filter { $0.first < $0.second }
      )
    ]
    return (isByAnchor ? byAnchor : all)
      .filter { !$0.positives.isEmpty && !$0.negatives.isEmpty }
  }
}
