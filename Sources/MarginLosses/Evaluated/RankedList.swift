public import Kernels

/// Positives shall lie within one distance and negatives beyond another one, all of an anchor's at once.
///
/// Formula: L = (1/N) Σi {(1 − λ)·mean of d − (α − m) over the positives beyond α − m + λ·mean of α − d over the
/// negatives within α}, weighted with e^(Tp(d − (α − m))) and e^(Tn(α − d)).
/// Slope: ±(weight's share) by each distance, the weights constants, as is taken to be the paper's
/// update: it was not read again for this file; `through` differentiates the weights, too, as
/// pytorch-metric-learning does.
/// Boundary: d = α − m for positives, d = α for negatives.
/// Defaults: α 1.2, m 0.4, Tn 10, Tp 0, λ 0.5. The version at CVPR adds both means, twice this at λ 0.5.
/// Citation: Wang, Hua, Kodirov, Hu, Garnier & Robertson, "Ranked list loss for deep metric learning",
/// CVPR 2019.
public struct RankedList: EvaluatedComparison {
  public static let description: LossDescription = LossDescription(
    name: "ranked_list", title: "ranked list", digit: nil,
    boundary: "d(a,p) = α − m, d(a,n) = α",
    hyperparameters: [
      .number("alpha", "boundary", "α", 0...100, published: 1.2, .paper),
      .number("m", "margin", "margin", 0...100, published: 0.4, .paper),
      .number("T_n", "negative-scale", "Tn", 0...1000, published: 10, .paper),
      .number("T_p", "positive-scale", "Tp", 0...1000, published: 0, .paper),
      .number("lambda", "lambda", "λ", 0...1, published: 0.5, .paper), .unitLength,
    ],
    marginKey: "m",
    variants: [
      Variant(
        name: "constant", summary: "the weights are constants for the gradient", heldConstant: "w"),
      Variant(name: "through", summary: "the derivative, weights and all"),
    ],
    difference:
      "pytorch-metric-learning differentiates the weights (through); its version 2.9 adds 1e-5 to "
      + "each sum of weights",
    citation: Citation(
      authors: "Wang, Hua, Kodirov, Hu, Garnier & Robertson",
      title: "Ranked list loss for deep metric learning", venue: "CVPR", year: 2019))
  public static let formula: String =
    "L = (1−λ)·Σ(P) w·(d−(α−m))/Σ w + λ·Σ(N) w·(α−d)/Σ w, w = e^(Tp·(d−(α−m))), e^(Tn·(α−d)), "
    + "mean over the anchors"

  private let reach: (negative: Double, positive: Double)
  private let sharpness: (negative: Double, positive: Double)
  private let balance: Double
  private let normalizes: Bool
  private let isThrough: Bool

  public init(_ parameters: LossParameters) {
    func value(_ key: String) -> Double { parameters.value(key, of: Self.description) }
    reach = (value("alpha"), value("alpha") - value("m"))
    sharpness = (value("T_n"), value("T_p"))
    balance = value("lambda")
    normalizes = parameters.isOn("normalize", of: Self.description)
    isThrough = parameters.variantName(of: Self.description) == "through"
  }

  public func evaluate<Number: Scalar>(_ batch: MetricBatch<Number>) -> MetricGradient<Number> {
    var rows = PulledRows(batch, normalizes: normalizes)
    let share = 1 / Number(max(rows.count, 1))
    var loss: Number = 0
    var compared = 0
    for anchor in 0..<rows.count {
      let sides = [
        (rows.positives(of: anchor), Number(1), reach.positive, sharpness.positive, 1 - balance),
        (rows.negatives(of: anchor), Number(-1), reach.negative, sharpness.negative, balance),
      ]
      for (others, sign, reach, sharpness, weight) in sides {
        let kept = others.compactMap { other -> (row: Int, excess: Number)? in
          let excess = sign * (rows.distance(anchor, other) - Number(reach))
          return excess > 0 ? (other, excess) : nil
        }
        guard !kept.isEmpty else { continue }
        compared += kept.count
        let shares = logSum(kept.map { Number(sharpness) * $0.excess }).shares
        let mean = zip(kept, shares).reduce(0) { $0 + $1.0.excess * $1.1 }
        loss += share * Number(weight) * mean
        for (each, part) in zip(kept, shares) {
          let steep = isThrough ? 1 + Number(sharpness) * (each.excess - mean) : 1
          rows.pull(distance: share * Number(weight) * sign * part * steep, anchor, each.row)
        }
      }
    }
    return rows.result(loss, compared: compared)
  }
}
