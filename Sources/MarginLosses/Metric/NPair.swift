public import Kernels

/// One anchor and one positive of each of N classes: each anchor is pushed from the N − 1 other
/// positives at once.
///
/// Formula: ln(1 + Σj≠i e^((ai·pj − ai·pi)/τ)), mean over the anchors, + l2·Σ(‖a‖² + ‖p‖²)/2N.
/// Slope: that of softmax whose prototypes are the positives: ∂a = Σ (softmax − 1)j pj / τ.
/// Boundary: a·p = a·n, a line through 0 as wide as softmax without bias draws it.
/// Defaults: τ 1, lengths free; l2 keeps them from growing. Variant `seed` is the exponent's sign
/// as printed: it rewards mismatched pairs and parks at ln N.
/// Citation: Sohn, "Improved deep metric learning with multi-class N-pair loss objective",
/// NIPS 2016.
public struct NPair: TupleLoss {
  public static let description: LossDescription = LossDescription(
    name: "npair", title: "N-pair", sign: "Np", digit: 9,
    boundary: "a·p = a·n",
    hyperparameters: [
      Hyperparameter(
        key: "tau", option: "temperature", title: "temperature", symbol: "τ", unit: .plain,
        decimals: 0, range: 0.01...100,
        notches: [0.05, 0.1, 0.2, 0.5, 1, 2, 5], laboratoryDefault: 1, published: nil,
        summary: "The temperature τ"),
      Hyperparameter(
        key: "l2", option: "l2", title: "l2", unit: .plain, decimals: 0, range: 0...10,
        notches: [0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2], laboratoryDefault: 0,
        published: nil, summary: "The price on the length of embeddings"),
      .normalization(laboratory: false, published: nil),
    ],
    variants: [
      Variant(
        name: "correct", title: "corrected", summary: "e^(a·n − a·p): matching pairs win"),
      Variant(
        name: "seed", title: "as printed",
        summary: "as printed, e^(a·p − a·n): it unmatches, and parks at ln N"),
    ],
    difference: "pytorch-metric-learning scales embeddings to length 1",
    teaches:
      "One anchor is pushed from all other positives at once, each by its share of "
      + "the softmax.",
    citation: Citation(
      authors: "Sohn",
      title: "Improved deep metric learning with multi-class N-pair loss objective",
      venue: "NIPS", year: 2016))
  public static let drawing: BatchDrawing = .identities(10, perIdentity: 2)

  public let normalizes: Bool
  let temperature: Double
  let decay: Double
  let sign: Double

  /// Absent numbers are those of the paper's formula: τ 1 and no decay.
  public init(_ parameters: LossParameters) {
    normalizes = parameters.isOn("normalize", of: Self.description)
    temperature = parameters["tau"] ?? 1
    decay = parameters["l2"] ?? 0
    sign = parameters.variantName(of: Self.description) == "seed" ? -1 : 1
  }

  public var formula: LossFormula {
    let (own, other) = (Formula.measure(.positiveProduct), Formula.measure(.negativeProduct))
    let lead = sign > 0 ? other - own : own - other
    let exponent = temperature == 1 ? lead : lead / .setting("τ", temperature, .scale)
    var loss = Formula.ln(1 + .total(.exp(exponent), includesOwn: false))
    if decay != 0 {
      let lengths =
        Formula.squared(.measure(.anchorNorm)) + .squared(.measure(.positiveNorm))
      loss = loss + .setting("l2", decay, .weight) * lengths / 2
    }
    return LossFormula(loss, remarks: normalizes ? ["a, p, n of length 1"] : [])
  }

  public var misprint: String? {
    sign < 0 ? "the exponent’s sign is reversed, so unmatching lowers the loss" : nil
  }

  public var isShare: Bool { true }

  public func comparisons(ofTuples count: Int) -> Int { count * (count - 1) }

  public func cost(of tuple: ExaminedTuple, among rows: MetricRows<Float>) -> TupleCost? {
    TupleCost(of: tuple, among: rows, sharpness: sign / temperature)
  }

  public func restingLoss(_ tally: Tally) -> RestingLoss? {
    .sharedEvenly(among: tally.compared)
  }

  public func evaluate(_ batch: MetricBatch<Float>) -> MetricGradient<Float> {
    tupleLoss(self, batch)
  }

  public func evaluate(_ batch: MetricBatch<Double>) -> MetricGradient<Double> {
    tupleLoss(self, batch)
  }

  public func term(of anchor: Int, in batch: MetricBatch<Float>) -> MetricGradient<Float> {
    tupleLoss(self, batch, only: anchor)
  }

  public func examine(_ batch: MetricBatch<Float>) -> Examination {
    .tuples(Self.examined(batch.labels))
  }

  public func examine(_ batch: MetricBatch<Double>) -> Examination {
    .tuples(Self.examined(batch.labels))
  }
}

extension NPair {
  /// The positives of all other classes are an anchor's negatives.
  static func examined(_ labels: [Int32]) -> [ExaminedTuple] {
    let tuples = NPair.tuples(labels)
    return tuples.map { tuple in
      ExaminedTuple(
        anchor: tuple.first, positive: tuple.second,
        negatives: tuples.filter { $0 != tuple }.map(\.second))
    }
  }

  /// The first two rows of each class, anchor and positive, in the order of the anchors.
  static func tuples(_ labels: [Int32]) -> [ExamplePair] {
    labels.indices.compactMap { anchor in
      guard labels.firstIndex(of: labels[anchor]) == anchor,
        let positive = labels[(anchor + 1)...].firstIndex(of: labels[anchor])
      else { return nil }
      return ExamplePair(first: anchor, second: positive)
    }
  }
}

/// The mean over all anchors, or the term of a single one without the price on lengths.
private func tupleLoss<Number: Scalar>(
  _ loss: NPair, _ batch: MetricBatch<Number>, only single: Int? = nil
) -> MetricGradient<Number> {
  let rows = MetricRows(
    batch.embeddings, dimension: batch.dimension, normalizes: loss.normalizes)
  let tuples = NPair.tuples(batch.labels)
  var result = MetricGradient<Number>()
  result.tally.compared = tuples.count
  var gradient = [Number](repeating: 0, count: batch.embeddings.count)
  let sharpness = Number(loss.sign / loss.temperature)
  let anchors = single.map { $0..<$0 + 1 } ?? tuples.indices
  let share = 1 / Number(max(anchors.count, 1))
  var errors = [Number](repeating: 0, count: tuples.count)
  for label in anchors {
    let tuple = tuples[label]
    let logits = tuples.map { sharpness * rows.innerProduct(tuple.first, $0.second) }
    result.loss += share * softmaxErrors(logits, label: label, into: &errors)
    for (other, error) in zip(tuples, errors) {
      for axis in 0..<batch.dimension {
        let a = tuple.first * batch.dimension + axis
        let p = other.second * batch.dimension + axis
        gradient[a] += share * sharpness * error * rows.points[p]
        gradient[p] += share * sharpness * error * rows.points[a]
      }
    }
  }
  result.embeddings = rows.pulledBack(gradient)
  if single == nil { result.addDecay(Number(loss.decay) * share, of: tuples, batch) }
  return result
}

extension MetricGradient {
  /// Half of `share` times the squared lengths of anchors and positives as they are.
  fileprivate mutating func addDecay(
    _ share: Number, of tuples: [ExamplePair], _ batch: MetricBatch<Number>
  ) {
    for row in tuples.flatMap({ [$0.first, $0.second] }) {
      for index in row * batch.dimension..<(row + 1) * batch.dimension {
        loss += share * batch.embeddings[index] * batch.embeddings[index] / 2
        embeddings[index] += share * batch.embeddings[index]
      }
    }
  }
}
