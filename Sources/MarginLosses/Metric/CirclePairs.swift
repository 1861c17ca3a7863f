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
public struct CirclePairs: ListLoss {
  public static let description: LossDescription = LossDescription(
    name: "circle_pair", title: "Circle loss of pairs", digit: nil,
    boundary: "(1−c(p))² + c(n)² = 2m²",
    hyperparameters: [
      .cosine(laboratory: 0.25, published: 0.25),
      Hyperparameter(
        key: "gamma", option: "scale", title: "scale", symbol: "γ", unit: .plain, range: 0.1...1024,
        notches: [1, 2, 4, 8, 16, 32, 80, 128, 256], laboratoryDefault: 16, published: 256),
      .unitLength,
    ],
    marginKey: "m", heldConstant: "its weights",
    variants: [
      Variant(name: "anchor", summary: "of each anchor, and the mean over anchors"),
      Variant(name: "batch", summary: "once for all pairs of the batch"),
    ],
    teaches:
      "A pair weighs by how far it is from its own optimum: a few broad lines, and "
      + "many that hardly count.",
    citation: Citation(
      authors: "Sun, Cheng, Zhang, Zhang, Zheng, Wang & Wei",
      title: "Circle loss: a unified perspective of pair similarity optimization", venue: "CVPR",
      year: 2020))

  public let normalizes: Bool
  private let scale: Double
  private let margin: Double
  private let isByAnchor: Bool

  public init(_ parameters: LossParameters) {
    scale = parameters.value("gamma", of: Self.description)
    margin = parameters.value("m", of: Self.description)
    normalizes = parameters.isOn("normalize", of: Self.description)
    isByAnchor = parameters.variantName(of: Self.description) == "anchor"
  }

  public var isOneList: Bool { !isByAnchor }
  public var isMeanOfAll: Bool { false }

  public var formula: LossFormula {
    let (gamma, m) = (
      Formula.setting("γ", scale, .scale), Formula.setting("m", margin, unit: .cosine)
    )
    let (near, far) = (Formula.measure(.positiveProduct), Formula.measure(.negativeProduct))
    let together = Formula.exp(
      .negative(gamma * .held(.positive(1 + m - near)) * (near - 1 + m)))
    let apart = Formula.exp(gamma * .held(.positive(far + m)) * (far - m))
    return LossFormula(
      .ln(1 + .gathered(apart, .negatives) * .gathered(together, .positives)),
      remarks: (normalizes ? ["a, p, n of length 1"] : [])
        + (isByAnchor ? [] : ["p, n: all pairs of the batch"]),
      short: .ln(
        1 + .defined("Σn", as: .gathered(apart, .negatives), .rival)
          * .defined("Σp", as: .gathered(together, .positives), .own)))
  }

  public func circles(ofClass label: Int, radii: [Float]) -> [(name: String, radius: Double)] {
    normalizes
      ? [("1−m", chord(ofCosine: 1 - margin)), ("m", chord(ofCosine: margin))] : []
  }

  public func add<Number: Scalar>(_ anchor: Int, to rows: inout PulledRows<Number>) -> Number {
    guard isByAnchor || anchor == 0 else { return 0 }
    let anchors = isByAnchor ? anchor..<anchor + 1 : 0..<rows.count
    func pairs(_ others: (Int) -> [Int]) -> [ExamplePair] {
      anchors.flatMap { anchor in
        others(anchor).filter { isByAnchor || $0 > anchor }
          .map { ExamplePair(first: anchor, second: $0) }
      }
    }
    let (positives, negatives) = (
      pairs(rows.positives(of:)), pairs(rows.negatives(of:))
    )
    guard !positives.isEmpty, !negatives.isEmpty else { return 0 }
    rows.tally.compared += 1
    let (gamma, m) = (Number(scale), Number(margin))
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
    rows.tally.active += (near + far).count { $0.weight != 0 }
    for (index, pair) in positives.enumerated() {
      rows.pull(
        product: cost.slope * own.shares[index] * near[index].weight, pair.first, pair.second)
    }
    for (index, pair) in negatives.enumerated() {
      rows.pull(
        product: cost.slope * other.shares[index] * far[index].weight, pair.first, pair.second)
    }
    return cost.value
  }

  public func evaluate(_ batch: MetricBatch<Float>) -> MetricGradient<Float> { summed(batch) }

  public func evaluate(_ batch: MetricBatch<Double>) -> MetricGradient<Double> { summed(batch) }
}
