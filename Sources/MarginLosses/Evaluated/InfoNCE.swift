public import Kernels

/// Each anchor is to find its positive among those of all anchors; as CLIP, each positive its anchor, too.
///
/// Formula: L = −ln softmax of a·p/τ at the own positive, mean over the anchors; `symmetric`: the mean with
/// the same of positives among anchors. An anchor and a positive are the first two examples of a class.
/// Slope: (share − [own])/τ by each similarity.
/// Boundary: a·p = a·n.
/// Defaults: τ 0.07 as is usual; the paper scores pairs with a matrix of its own and has no τ. Without τ and
/// length 1 it is the N-pair loss.
/// Citation: van den Oord, Li & Vinyals, "Representation learning with contrastive predictive coding",
/// arXiv:1807.03748, 2018.
public struct InfoNCE: EvaluatedComparison {
  public static let description: LossDescription = LossDescription(
    name: "infonce", title: "InfoNCE", digit: nil, boundary: "a·p = a·n",
    hyperparameters: [
      .temperature(0.07, .code), .unitLength,
      Hyperparameter(
        key: "symmetric", option: "symmetric", title: "symmetric", unit: .plain, range: 0...1,
        notches: [0, 1], laboratoryDefault: 0, published: 0),
    ],
    citation: Citation(
      authors: "van den Oord, Li & Vinyals",
      title: "Representation learning with contrastive predictive coding",
      venue: "arXiv:1807.03748", year: 2018))
  public static let formula: String = "L = −ln(e^(a·p/τ) / (e^(a·p/τ) + Σ(n≠p) e^(a·n/τ)))"

  private let temperature: Double
  private let normalizes: Bool
  private let isSymmetric: Bool

  public init(_ parameters: LossParameters) {
    temperature = parameters.value("tau", of: Self.description)
    normalizes = parameters.isOn("normalize", of: Self.description)
    isSymmetric = parameters.isOn("symmetric", of: Self.description)
  }

  public func evaluate<Number: Scalar>(_ batch: MetricBatch<Number>) -> MetricGradient<Number> {
    var rows = PulledRows(batch, normalizes: normalizes)
    let tuples = NPair.tuples(batch.labels)
    let (anchors, positives) = (tuples.map(\.first), tuples.map(\.second))
    let directions =
      isSymmetric ? [(anchors, positives), (positives, anchors)] : [(anchors, positives)]
    let share = 1 / Number(max(tuples.count * directions.count, 1))
    let cold = 1 / Number(temperature)
    var loss: Number = 0
    for (askers, asked) in directions {
      for (label, asker) in askers.enumerated() {
        let logits = asked.map { cold * rows.product(asker, $0) }
        var errors = logits
        loss += share * softmaxErrors(logits, label: label, into: &errors)
        for (other, error) in zip(asked, errors) {
          rows.pull(product: share * cold * error, asker, other)
        }
      }
    }
    return rows.result(loss, compared: tuples.count)
  }
}
