public import Kernels

/// A pair of one class is drawn together and kept from the negatives of both its ends at once.
///
/// Formula: ½[J]₊², J = ln Σn (e^(α−d(a,n)) + e^(α−d(p,n))) + d(a,p), mean over the pairs of a class.
/// Slope: J times that of each distance, unit vectors; a negative's share is its part of the sum. 0 at
/// d = 0.
/// Boundary: J = 0: d(a,p) + α is the soft minimum −ln Σ e^(−d) of the distances to negatives.
/// Defaults: α 1, lengths free.
/// Citation: Oh Song, Xiang, Jegelka & Savarese, "Deep metric learning via lifted structured feature
/// embedding", CVPR 2016.
public struct LiftedStructure: TupleLoss {
  public static let description: LossDescription = LossDescription(
    name: "lifted_structure", aliases: ["lifted"], title: "lifted", digit: nil,
    boundary: "d(a,p) + α = soft minimum of d(a,n), d(p,n)",
    hyperparameters: [
      Hyperparameter(
        key: "alpha", option: "margin", title: "margin", symbol: "α", unit: .plain, decimals: 2,
        range: 0...100,
        notches: [0, 0.2, 0.5, 1, 1.5, 2, 3, 5], laboratoryDefault: 1, published: 1),
      .normalization(laboratory: false, published: 0),
    ],
    marginKey: "alpha",
    difference: "pytorch-metric-learning scales embeddings to length 1",
    teaches:
      "A pair of one class looks at the negatives of both its ends, the nearest of "
      + "which have nearly all the weight.",
    citation: Citation(
      authors: "Oh Song, Xiang, Jegelka & Savarese",
      title: "Deep metric learning via lifted structured feature embedding", venue: "CVPR",
      year: 2016))
  public static let drawing: BatchDrawing = .identities(10, perIdentity: 2)

  public let normalizes: Bool
  /// α, in the unit of the embeddings.
  let margin: Double

  public init(_ parameters: LossParameters) {
    margin = parameters.value("alpha", of: Self.description)
    normalizes = parameters.isOn("normalize", of: Self.description)
  }

  public var meanWords: String { "pairs of a class" }

  public var formula: LossFormula {
    func power(_ distance: Measure) -> Formula {
      .exp(.setting("α", margin) - .measure(distance))
    }
    let negatives = Formula.total(
      power(.negativeDistance) + power(.betweenDistance), includesOwn: false)
    return LossFormula(Self.cost(.ln(negatives)), remarks: normalizes ? ["‖x‖ = 1"] : [])
  }

  /// ½[ln Σ + d(a,p)]₊².
  private static func cost(_ logarithm: Formula) -> Formula {
    .half * .squared(.positive(logarithm + .measure(.positiveDistance)))
  }

  /// A pair meets two negatives of each other class from both its ends.
  public func comparisons(ofTuples count: Int) -> Int { 4 * count * (count - 1) }

  public func restingLoss(_ tally: Tally) -> RestingLoss? {
    guard tally.compared > 1 else { return nil }
    let powers = comparisons(ofTuples: tally.compared) / tally.compared
    let sum = max(0, margin + Double.log(Double(powers)))
    return RestingLoss(name: "½(α + ln \(powers))²", value: sum * sum / 2)
  }

  public func cost(of tuple: ExaminedTuple, among rows: MetricRows<Float>) -> TupleCost? {
    func distance(_ first: Int, _ second: Int) -> Double {
      Double(rows.squaredDistance(first, second)).squareRoot()
    }
    let ends = [tuple.anchor, tuple.positive]
    let nearest = tuple.negatives.min { first, second in
      ends.map { distance($0, first) }.min() ?? 0 < ends.map { distance($0, second) }.min() ?? 0
    }
    guard let nearest else { return nil }
    let powers = tuple.negatives.flatMap { row in ends.map { margin - distance($0, row) } }
    let logarithm = TupleCost.logarithm(ofPowers: powers)
    let apart = distance(tuple.anchor, tuple.positive)
    let sum = max(0, logarithm + apart)
    return TupleCost(
      rival: nearest,
      measured: [
        (.positiveDistance, apart), (.negativeDistance, distance(tuple.anchor, nearest)),
        (.betweenDistance, distance(tuple.positive, nearest)),
      ], logarithm: logarithm, formula: Self.cost(.ln(.quantity(TupleCost.sum))),
      loss: sum * sum / 2)
  }

  public func evaluate(_ batch: MetricBatch<Float>) -> MetricGradient<Float> {
    liftedLoss(self, batch)
  }

  public func evaluate(_ batch: MetricBatch<Double>) -> MetricGradient<Double> {
    liftedLoss(self, batch)
  }

  public func term(of anchor: Int, in batch: MetricBatch<Float>) -> MetricGradient<Float> {
    liftedLoss(self, batch, only: anchor)
  }

  public func examine(_ batch: MetricBatch<Float>) -> Examination { .tuples(tuples(batch.labels)) }

  public func examine(_ batch: MetricBatch<Double>) -> Examination {
    .tuples(tuples(batch.labels))
  }
}

/// Every pair of one class and all examples of others; none where there is one class alone.
private func tuples(_ labels: [Int32]) -> [ExaminedTuple] {
  labels.indices.flatMap { anchor in
    let negatives = labels.indices.filter { labels[$0] != labels[anchor] }
    guard !negatives.isEmpty else { return [ExaminedTuple]() }
    return (anchor + 1..<labels.count).filter { labels[$0] == labels[anchor] }
      .map { ExaminedTuple(anchor: anchor, positive: $0, negatives: negatives) }
  }
}

/// The mean over all pairs, or the term of a single one.
private func liftedLoss<Number: Scalar>(
  _ loss: LiftedStructure, _ batch: MetricBatch<Number>, only single: Int? = nil
) -> MetricGradient<Number> {
  let rows = MetricRows(
    batch.embeddings, dimension: batch.dimension, normalizes: loss.normalizes)
  let tuples = tuples(batch.labels)
  let chosen = single.map { [tuples[$0]] } ?? tuples
  var result = MetricGradient<Number>()
  result.tally.compared = tuples.count
  var gradient = [Number](repeating: 0, count: batch.embeddings.count)
  /// Adds the gradient of a multiple of the distance of two rows.
  func pull(_ first: Int, _ second: Int, _ factor: Number) {
    let distance = rows.squaredDistance(first, second).squareRoot()
    guard distance > 0 else { return }
    for axis in 0..<batch.dimension {
      let (x, y) = (first * batch.dimension + axis, second * batch.dimension + axis)
      let step = factor / distance * (rows.points[x] - rows.points[y])
      gradient[x] += step
      gradient[y] -= step
    }
  }
  let share = 1 / Number(max(chosen.count, 1))
  for tuple in chosen {
    let ends = [tuple.anchor, tuple.positive]
    let powers = tuple.negatives.flatMap { row in
      ends.map { Number(loss.margin) - rows.squaredDistance($0, row).squareRoot() }
    }
    let most = powers.max() ?? 0
    let parts = powers.map { Number.exp($0 - most) }
    let sum = parts.reduce(0, +)
    let cost =
      most + Number.log(sum) + rows.squaredDistance(tuple.anchor, tuple.positive).squareRoot()
    guard cost > 0 else { continue }
    result.loss += share * cost * cost / 2
    pull(tuple.anchor, tuple.positive, share * cost)
    for (place, part) in parts.enumerated() {
      pull(ends[place % 2], tuple.negatives[place / 2], -share * cost * part / sum)
    }
  }
  result.embeddings = rows.pulledBack(gradient)
  return result
}
