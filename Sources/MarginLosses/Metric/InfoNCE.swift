public import Kernels

/// Each anchor is to find its positive among those of all anchors; as CLIP, each positive its anchor, too.
///
/// Formula: L = −ln softmax of a·p/τ at the own positive, mean over the anchors; `symmetric`: the mean with
/// the same of positives among anchors. An anchor and a positive are the first two examples of a class.
/// Slope: (share − [own])/τ by each similarity.
/// Boundary: a·p = a·n.
/// Defaults: τ 0.2 and length 1 are the laboratory's (0.07 is usual); the paper scores pairs with a matrix of its
/// own and has no τ. Without both it is the N-pair loss.
/// Citation: van den Oord, Li & Vinyals, "Representation learning with contrastive predictive coding",
/// arXiv:1807.03748, 2018.
public struct InfoNCE: WrittenTuples {
  public static let description: LossDescription = LossDescription(
    name: "infonce", title: "InfoNCE", digit: nil, boundary: "a·p = a·n",
    hyperparameters: [
      .temperature(nil, .paper), .normalization(laboratory: true, published: nil),
      Hyperparameter(
        key: "symmetric", option: "symmetric", title: "symmetric", unit: .plain, range: 0...1,
        notches: [0, 1], laboratoryDefault: 0, published: nil,
        summary: "Whether positives look for their anchors, too"),
    ],
    teaches:
      "Rows and columns of one table of products: each anchor has to find its own "
      + "positive in it.",
    citation: Citation(
      authors: "van den Oord, Li & Vinyals",
      title: "Representation learning with contrastive predictive coding",
      venue: "arXiv:1807.03748", year: 2018))

  public let normalizes: Bool
  private let temperature: Double
  private let isSymmetric: Bool

  public init(_ parameters: LossParameters) {
    temperature = parameters.value("tau", of: Self.description)
    normalizes = parameters.isOn("normalize", of: Self.description)
    isSymmetric = parameters.isOn("symmetric", of: Self.description)
  }

  public var isShare: Bool { !isSymmetric }

  public var formula: LossFormula {
    func entropy(_ other: Measure) -> Formula {
      let lead = Formula.measure(other) - .measure(.positiveProduct)
      return .ln(
        1 + .total(.exp(lead / .setting("τ", temperature, .scale)), includesOwn: false))
    }
    let one = entropy(.negativeProduct)
    return LossFormula(
      isSymmetric ? .half * (one + entropy(.otherAnchorProduct)) : one,
      remarks: normalizes ? ["a, p, n of length 1"] : [])
  }

  public func comparisons(ofTuples count: Int) -> Int {
    (isSymmetric ? 2 : 1) * count * (count - 1)
  }

  public func restingLoss(_ tally: Tally) -> RestingLoss? {
    .sharedEvenly(among: tally.compared)
  }

  public func cost(of tuple: ExaminedTuple, among rows: MetricRows<Float>) -> TupleCost? {
    TupleCost(of: tuple, among: rows, sharpness: 1 / temperature)
  }

  public func tuples(of labels: [Int32]) -> [ExaminedTuple] { NPair.examined(labels) }

  public func add<Number: Scalar>(
    _ tuple: ExaminedTuple, to rows: inout PulledRows<Number>
  ) -> Number {
    let loss = find(tuple.positive, by: tuple.anchor, among: tuple.negatives, &rows)
    guard isSymmetric else { return loss }
    let anchors = NPair.tuples(rows.labels).map(\.first).filter { $0 != tuple.anchor }
    return loss + find(tuple.anchor, by: tuple.positive, among: anchors, &rows)
  }

  /// An example found by its partner among others, half of the loss where both are asked.
  private func find<Number: Scalar>(
    _ own: Int, by asker: Int, among others: [Int], _ rows: inout PulledRows<Number>
  ) -> Number {
    let share: Number = isSymmetric ? 0.5 : 1
    let cold = 1 / Number(temperature)
    let product = rows.product(asker, own)
    let sum = logOnePlusSum(others.map { cold * (rows.product(asker, $0) - product) })
    for (other, part) in zip(others, sum.shares) {
      rows.pull(product: share * cold * part, asker, other)
      rows.pull(product: -share * cold * part, asker, own)
    }
    return share * sum.value
  }

  public func evaluate(_ batch: MetricBatch<Float>) -> MetricGradient<Float> { summed(batch) }

  public func evaluate(_ batch: MetricBatch<Double>) -> MetricGradient<Double> { summed(batch) }
}
