public import Kernels

/// Each pair of one class is picked out of all the other examples.
///
/// Formula: L = −c(i,j)/τ + ln Σ(k) e^(c(i,k)/τ), mean over the ordered pairs of a class; k goes over all
/// examples but i (`simclr`) or over j and the other classes (`negatives`), which is the same where a
/// class has two examples.
/// Slope: (share − [k = j])/τ by each similarity.
/// Boundary: c(i,j) = c(i,k).
/// Defaults: τ 0.1 to 0.5 in the paper, 0.07 in pytorch-metric-learning, which has `negatives`.
/// Citation: Chen, Kornblith, Norouzi & Hinton, "A simple framework for contrastive learning of visual
/// representations", ICML 2020.
public struct NTXent: EvaluatedComparison {
  public static let description: LossDescription = LossDescription(
    name: "nt_xent", aliases: ["simclr"], title: "NT-Xent", digit: nil, boundary: "c(i,j) = c(i,k)",
    hyperparameters: [.temperature(0.5, .paper), .unitLength],
    variants: [
      Variant(name: "simclr", summary: "against all other examples, as in the paper"),
      Variant(name: "negatives", summary: "against other classes alone"),
    ],
    difference: "pytorch-metric-learning leaves other positives out of the sum (negatives)",
    citation: Citation(
      authors: "Chen, Kornblith, Norouzi & Hinton",
      title: "A simple framework for contrastive learning of visual representations", venue: "ICML",
      year: 2020))
  public static let formula: String =
    "L = −c(i,j)/τ + ln(Σ(k) e^(c(i,k)/τ)), mean over the ordered pairs of a class"

  private let temperature: Double
  private let normalizes: Bool
  private let isAmongAll: Bool

  public init(_ parameters: LossParameters) {
    temperature = parameters.value("tau", of: Self.description)
    normalizes = parameters.isOn("normalize", of: Self.description)
    isAmongAll = parameters.variantName(of: Self.description) == "simclr"
  }

  public func evaluate<Number: Scalar>(_ batch: MetricBatch<Number>) -> MetricGradient<Number> {
    var rows = PulledRows(batch, normalizes: normalizes)
    let pairs = rows.positivePairs
    let share = 1 / Number(max(pairs.count, 1))
    let cold = 1 / Number(temperature)
    var loss: Number = 0
    for pair in pairs {
      let rivals =
        isAmongAll
        ? rows.labels.indices.filter { $0 != pair.first }
        : [pair.second] + rows.negatives(of: pair.first)
      let sum = logSum(rivals.map { cold * rows.product(pair.first, $0) })
      loss += share * (sum.value - cold * rows.product(pair.first, pair.second))
      rows.pull(product: -share * cold, pair.first, pair.second)
      for (rival, part) in zip(rivals, sum.shares) {
        rows.pull(product: share * cold * part, pair.first, rival)
      }
    }
    return rows.result(loss, compared: pairs.count)
  }
}
