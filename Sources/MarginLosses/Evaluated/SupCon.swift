public import Kernels

/// All examples of an anchor's class are picked out of the others at once.
///
/// Formula: q = c(i,k)/τ − ln Σ(a≠i) e^(c(i,a)/τ); L = (1/N) Σi −(1/|P|) Σ(P) q (`out`) or −ln((1/|P|) Σ(P) e^q) (`in`),
/// times τ/τ0 where a base temperature τ0 is set. Anchors alone in their class count 0.
/// Slope: (share of all − share of the positives)/τ by each similarity.
/// Boundary: c(i,p) = c(i,n); positives contrast among themselves, too.
/// Defaults: τ 0.1 (paper); 0.07 and τ0 0.07 in the authors' code. pytorch-metric-learning divides by the
/// anchors that have a loss, and gives 0 for a single class.
/// Citation: Khosla et al., "Supervised contrastive learning", NeurIPS 2020.
public struct SupCon: EvaluatedComparison {
  public static let description: LossDescription = LossDescription(
    name: "supcon", title: "SupCon", digit: nil, boundary: "c(i,p) = c(i,n)",
    hyperparameters: [
      .temperature(0.1, .paper), .unitLength,
      Hyperparameter(
        key: "base_tau", option: "base-temperature", title: "τ0", unit: .plain, range: 0.001...100,
        notches: [], laboratoryDefault: 0.07, published: 0.07, source: .code, isOptional: true),
    ],
    variants: [
      Variant(name: "out", summary: "the mean of the logarithms, as the authors advise"),
      Variant(name: "in", summary: "the logarithm of the mean"),
    ],
    difference:
      "pytorch-metric-learning divides by the anchors with a loss; here, as in the authors' code, "
      + "by all",
    citation: Citation(
      authors: "Khosla, Teterwak, Wang, Sarna, Tian, Isola, Maschinot, Liu & Krishnan",
      title: "Supervised contrastive learning", venue: "NeurIPS", year: 2020))
  public static let formula: String =
    "L = −1/|P|·Σ(p) ln(e^(c(i,p)/τ) / Σ(a≠i) e^(c(i,a)/τ)), mean over the anchors"

  private let temperature: Double
  private let normalizes: Bool
  private let isInside: Bool
  private let factor: Double

  public init(_ parameters: LossParameters) {
    temperature = parameters.value("tau", of: Self.description)
    normalizes = parameters.isOn("normalize", of: Self.description)
    isInside = parameters.variantName(of: Self.description) == "in"
    factor = parameters["base_tau"].map { [temperature] in temperature / $0 } ?? 1
  }

  public func evaluate<Number: Scalar>(_ batch: MetricBatch<Number>) -> MetricGradient<Number> {
    var rows = PulledRows(batch, normalizes: normalizes)
    let share = Number(factor) / Number(max(rows.count, 1))
    let cold = 1 / Number(temperature)
    var loss: Number = 0
    var compared = 0
    for anchor in 0..<rows.count {
      let positives = rows.positives(of: anchor)
      guard !positives.isEmpty else { continue }
      compared += 1
      let all = rows.labels.indices.filter { $0 != anchor }
      let whole = logSum(all.map { cold * rows.product(anchor, $0) })
      for (other, part) in zip(all, whole.shares) {
        rows.pull(product: share * cold * part, anchor, other)
      }
      let logits = positives.map { cold * rows.product(anchor, $0) }
      let count = Number(positives.count)
      let own = logSum(logits)
      let parts = isInside ? own.shares : positives.map { _ in 1 / count }
      let value = isInside ? own.value - Number.log(count) : logits.reduce(0, +) / count
      loss += share * (whole.value - value)
      for (positive, part) in zip(positives, parts) {
        rows.pull(product: -share * cold * part, anchor, positive)
      }
    }
    return rows.result(loss, compared: compared)
  }
}
