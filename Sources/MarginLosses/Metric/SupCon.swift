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
public struct SupCon: ListLoss {
  public static let description: LossDescription = LossDescription(
    name: "supcon", title: "SupCon", digit: nil, boundary: "c(i,p) = c(i,n)",
    hyperparameters: [
      .temperature(0.1, .paper), .unitLength,
      Hyperparameter(
        key: "base_tau", option: "base-temperature", title: "τ0", symbol: "τ0", unit: .plain,
        range: 0.001...100,
        notches: [0.05, 0.07, 0.1, 0.2, 0.5, 1], laboratoryDefault: 0.07, published: 0.07,
        source: .code, isOptional: true,
        summary: "The temperature τ0 that the loss is scaled back to"),
    ],
    variants: [
      Variant(name: "out", summary: "the mean of the logarithms, as the authors advise"),
      Variant(name: "in", summary: "the logarithm of the mean"),
    ],
    difference:
      "pytorch-metric-learning divides by the anchors with a loss; here, as in the authors' code, "
      + "by all",
    teaches:
      "All positives share one pull: those that are near already get less of it, and "
      + "even push one another.",
    citation: Citation(
      authors: "Khosla, Teterwak, Wang, Sarna, Tian, Isola, Maschinot, Liu & Krishnan",
      title: "Supervised contrastive learning", venue: "NeurIPS", year: 2020))

  public let normalizes: Bool
  private let temperature: Double
  private let isInside: Bool
  private let base: Double?

  public init(_ parameters: LossParameters) {
    temperature = parameters.value("tau", of: Self.description)
    normalizes = parameters.isOn("normalize", of: Self.description)
    isInside = parameters.variantName(of: Self.description) == "in"
    base = parameters["base_tau"]
  }

  public var formula: LossFormula {
    let cold = Formula.setting("τ", temperature, .scale)
    let own = Formula.measure(.positiveProduct) / cold
    let positives = Formula.gathered(.exp(own), .positives)
    let all = positives + .gathered(.exp(.measure(.negativeProduct) / cold), .negatives)
    let count = Formula.measure(.positiveCount)
    let entropy: Formula =
      isInside
      ? .negative(.ln(positives / (count * all)))
      : .ln(all) - .gathered(own, .positives) / count
    let remarks = (normalizes ? ["a, p, n of length 1"] : []) + ["p, n: all but a"]
    guard let base else { return LossFormula(entropy, remarks: remarks) }
    return LossFormula(cold / .setting("τ0", base, .scale) * entropy, remarks: remarks)
  }

  public func add<Number: Scalar>(_ anchor: Int, to rows: inout PulledRows<Number>) -> Number {
    let positives = rows.positives(of: anchor)
    guard !positives.isEmpty else { return 0 }
    let factor = Number(base.map { temperature / $0 } ?? 1)
    let cold = 1 / Number(temperature)
    let all = rows.labels.indices.filter { $0 != anchor }
    rows.tally.compared += 1
    rows.tally.active += all.count
    let whole = logSum(all.map { cold * rows.product(anchor, $0) })
    for (other, part) in zip(all, whole.shares) {
      rows.pull(product: factor * cold * part, anchor, other)
    }
    let logits = positives.map { cold * rows.product(anchor, $0) }
    let count = Number(positives.count)
    let own = logSum(logits)
    let parts = isInside ? own.shares : positives.map { _ in 1 / count }
    let value = isInside ? own.value - Number.log(count) : logits.reduce(0, +) / count
    for (positive, part) in zip(positives, parts) {
      rows.pull(product: -factor * cold * part, anchor, positive)
    }
    return factor * (whole.value - value)
  }

  public func evaluate(_ batch: MetricBatch<Float>) -> MetricGradient<Float> { summed(batch) }

  public func evaluate(_ batch: MetricBatch<Double>) -> MetricGradient<Double> { summed(batch) }
}
