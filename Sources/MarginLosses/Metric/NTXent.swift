public import Kernels

/// Each pair of one class is picked out of all the other examples.
///
/// Formula: ln(1 + Σn e^((a·n − a·p)/τ)), mean over the ordered pairs of a class; n goes over all other
/// examples (`simclr`) or over those of other classes (`negatives`), which is the same where a class
/// has two examples.
/// Slope: (share − [n = p])/τ by each similarity.
/// Boundary: a·p = a·n.
/// Defaults: τ 0.1 in the paper on ImageNet, 0.5 on CIFAR-10, 0.07 in pytorch-metric-learning, which has
/// `negatives`; examples are of length 1.
/// Citation: Chen, Kornblith, Norouzi & Hinton, "A simple framework for contrastive learning of visual
/// representations", ICML 2020.
public struct NTXent: WrittenTuples {
  public static let description: LossDescription = LossDescription(
    name: "nt_xent", aliases: ["simclr"], title: "NT-Xent", digit: nil, boundary: "a·p = a·n",
    hyperparameters: [
      Hyperparameter(
        key: "tau", option: "temperature", title: "temperature", symbol: "τ", unit: .plain,
        decimals: 0, range: 0.01...100,
        notches: [0.05, 0.07, 0.1, 0.2, 0.5, 1, 2], laboratoryDefault: 0.2, published: 0.1,
        summary: "The temperature τ"),
      .normalization(laboratory: true, published: 1),
    ],
    variants: [
      Variant(name: "simclr", summary: "against all other examples, as in the paper"),
      Variant(name: "negatives", summary: "against other classes alone"),
    ],
    difference: "pytorch-metric-learning leaves other positives out of the sum (negatives)",
    teaches:
      "Each positive is picked out of the whole batch; a low temperature leaves the "
      + "nearest negatives alone in the picture.",
    citation: Citation(
      authors: "Chen, Kornblith, Norouzi & Hinton",
      title: "A simple framework for contrastive learning of visual representations", venue: "ICML",
      year: 2020))

  public let normalizes: Bool
  private let temperature: Double
  private let isAmongAll: Bool

  public init(_ parameters: LossParameters) {
    temperature = parameters.value("tau", of: Self.description)
    normalizes = parameters.isOn("normalize", of: Self.description)
    isAmongAll = parameters.variantName(of: Self.description) == "simclr"
  }

  public var meanWords: String { "ordered pairs of a class" }

  public var formula: LossFormula {
    let lead = Formula.measure(.negativeProduct) - .measure(.positiveProduct)
    let sum = Formula.total(
      .exp(lead / .setting("τ", temperature, .scale)), includesOwn: false)
    return LossFormula(
      .ln(1 + sum),
      remarks: (isAmongAll ? [] : ["n of other classes"])
        + (normalizes ? ["a, p, n of length 1"] : []))
  }

  /// Both orders of each of two examples, against all but these.
  public func comparisons(ofTuples count: Int) -> Int { count * max(count - 2, 0) }

  public func examples(ofTuples count: Int) -> Int { count }

  public func cost(of tuple: ExaminedTuple, among rows: MetricRows<Float>) -> TupleCost? {
    TupleCost(of: tuple, among: rows, sharpness: 1 / temperature)
  }

  /// Every ordered pair of a class, and what it is picked out of.
  public func tuples(of labels: [Int32]) -> [ExaminedTuple] {
    labels.indices.flatMap { anchor in
      labels.indices.filter { $0 != anchor && labels[$0] == labels[anchor] }.map { positive in
        ExaminedTuple(
          anchor: anchor, positive: positive,
          negatives: labels.indices.filter { row in
            row != anchor && row != positive && (isAmongAll || labels[row] != labels[anchor])
          })
      }
    }
  }

  public func add<Number: Scalar>(
    _ tuple: ExaminedTuple, to rows: inout PulledRows<Number>
  ) -> Number {
    let cold = 1 / Number(temperature)
    let own = rows.product(tuple.anchor, tuple.positive)
    let sum = logOnePlusSum(
      tuple.negatives.map { cold * (rows.product(tuple.anchor, $0) - own) })
    for (negative, part) in zip(tuple.negatives, sum.shares) {
      rows.pull(product: cold * part, tuple.anchor, negative)
      rows.pull(product: -cold * part, tuple.anchor, tuple.positive)
    }
    return sum.value
  }

  public func evaluate(_ batch: MetricBatch<Float>) -> MetricGradient<Float> { summed(batch) }

  public func evaluate(_ batch: MetricBatch<Double>) -> MetricGradient<Double> { summed(batch) }
}
