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
public struct RankedList: ListLoss {
  public static let description: LossDescription = LossDescription(
    name: "ranked_list", title: "ranked list", digit: nil,
    boundary: "d(a,p) = α − m, d(a,n) = α",
    hyperparameters: [
      Hyperparameter(
        key: "alpha", option: "boundary", title: "boundary", symbol: "α", unit: .plain, decimals: 2,
        range: 0...100,
        notches: [0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 2], laboratoryDefault: 1.2, published: 1.2,
        summary: "The distance α that other classes are pushed to"),
      Hyperparameter(
        key: "m", option: "margin", title: "margin", unit: .plain, range: 0...100,
        notches: [0, 0.1, 0.2, 0.4, 0.6, 0.8, 1], laboratoryDefault: 0.4, published: 0.4),
      Hyperparameter(
        key: "T_n", option: "negative-scale", title: "Tn", symbol: "Tn", unit: .plain,
        range: 0...1000,
        notches: [0, 1, 2, 5, 10, 20, 50], laboratoryDefault: 10, published: 10,
        summary: "How much more the nearest of other classes count"),
      Hyperparameter(
        key: "T_p", option: "positive-scale", title: "Tp", symbol: "Tp", unit: .plain,
        range: 0...1000,
        notches: [0, 1, 2, 5, 10, 20, 50], laboratoryDefault: 0, published: 0,
        summary: "How much more the farthest of the same class count"),
      Hyperparameter(
        key: "lambda", option: "lambda", title: "balance", symbol: "λ", unit: .plain, range: 0...1,
        notches: [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1], laboratoryDefault: 0.5, published: 0.5,
        summary: "The share λ of negatives in the loss"),
      .unitLength,
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
    teaches:
      "Two circles: positives are drawn within the inner one, negatives pushed beyond "
      + "the outer one, the nearest of these first.",
    citation: Citation(
      authors: "Wang, Hua, Kodirov, Hu, Garnier & Robertson",
      title: "Ranked list loss for deep metric learning", venue: "CVPR", year: 2019))

  public let normalizes: Bool
  private let negativeReach: Double
  private let positiveReach: Double
  private let sharpness: (negative: Double, positive: Double)
  private let balance: Double
  private let isThrough: Bool

  public init(_ parameters: LossParameters) {
    func value(_ key: String) -> Double { parameters.value(key, of: Self.description) }
    (negativeReach, positiveReach) = (value("alpha"), value("alpha") - value("m"))
    sharpness = (value("T_n"), value("T_p"))
    balance = value("lambda")
    normalizes = parameters.isOn("normalize", of: Self.description)
    isThrough = parameters.variantName(of: Self.description) == "through"
  }

  public var reach: Double? { negativeReach }

  public var formula: LossFormula {
    let alpha = Formula.setting("α", negativeReach)
    let inner = alpha - .setting("m", negativeReach - positiveReach)
    let (lambda, d) = (Formula.setting("λ", balance, .weight), Measure.positiveDistance)
    func mean(_ excess: Formula, _ sharpness: Formula, _ examples: Formula.Gathering) -> Formula {
      let weight = Formula.exp(sharpness * excess)
      return .gathered(weight * excess, examples) / .gathered(weight, examples)
    }
    let near = mean(.measure(d) - inner, .setting("Tp", sharpness.positive, .scale), .positives)
    let far = mean(
      alpha - .measure(.negativeDistance), .setting("Tn", sharpness.negative, .scale), .negatives)
    return LossFormula(
      (1 - lambda) * near + lambda * far,
      remarks: ["p beyond α−m, n within α"]
        + (isThrough ? ["weights differentiated"] : ["weights held constant"])
        + (normalizes ? ["‖x‖ = 1"] : []),
      short: (1 - lambda) * .defined("Lp", as: near, .own) + lambda
        * .defined("Ln", as: far, .rival))
  }

  public func circles(ofClass label: Int, radii: [Float]) -> [(name: String, radius: Double)] {
    [("α−m", positiveReach), ("α", negativeReach)]
  }

  public func add<Number: Scalar>(_ anchor: Int, to rows: inout PulledRows<Number>) -> Number {
    let sides = [
      (rows.positives(of: anchor), Number(1), positiveReach, sharpness.positive, 1 - balance),
      (rows.negatives(of: anchor), Number(-1), negativeReach, sharpness.negative, balance),
    ]
    var loss: Number = 0
    var isCounted = false
    for (others, sign, reach, sharpness, weight) in sides {
      let kept = others.compactMap { other -> (row: Int, excess: Number)? in
        let excess = sign * (rows.distance(anchor, other) - Number(reach))
        return excess > 0 ? (other, excess) : nil
      }
      guard !kept.isEmpty else { continue }
      isCounted = true
      rows.tally.active += kept.count
      let shares = logSum(kept.map { Number(sharpness) * $0.excess }).shares
      let mean = zip(kept, shares).reduce(0) { $0 + $1.0.excess * $1.1 }
      loss += Number(weight) * mean
      for (each, part) in zip(kept, shares) {
        let steep = isThrough ? 1 + Number(sharpness) * (each.excess - mean) : 1
        rows.pull(distance: Number(weight) * sign * part * steep, anchor, each.row)
      }
    }
    if isCounted { rows.tally.compared += 1 }
    return loss
  }

  public func evaluate(_ batch: MetricBatch<Float>) -> MetricGradient<Float> { summed(batch) }

  public func evaluate(_ batch: MetricBatch<Double>) -> MetricGradient<Double> { summed(batch) }
}
