public import Kernels
internal import LaneRows

/// Pairs: the same class is drawn together, different classes are pushed apart up to a margin.
///
/// Formula: d² for the same class, max(0, m − d)² for different ones; mean over the pairs.
/// Slope: 2d, and −2(m − d) for d < m; the direction of a pair at d = 0 is undefined, and taken 0.
/// Boundary: a circle of radius m round each example; beyond it another class is left alone.
/// Defaults: m 2 in the plane, where norms are free; variant `seed` squares before it cuts at 0, so
/// that different classes beyond m are pulled back.
/// Citation: Hadsell, Chopra & LeCun, "Dimensionality reduction by learning an invariant mapping",
/// CVPR 2006; its ½ is in variant `hadsell`.
public struct Contrastive: PairLoss {
  public static let description: LossDescription = LossDescription(
    name: "contrastive", title: "contrastive", sign: "contr", digit: 7,
    boundary: "d = m",
    hyperparameters: [
      Hyperparameter(
        key: "m", option: "margin", title: "margin", unit: .plain, range: 0...100,
        notches: [0.25, 0.5, 1, 1.5, 2, 3, 4, 6, 8], laboratoryDefault: 2, published: nil),
      .normalization(laboratory: false, published: nil),
    ],
    marginKey: "m",
    variants: [
      Variant(
        name: "correct", title: "corrected",
        summary: "max(0, m−d)²: other classes beyond m are left alone"),
      Variant(
        name: "seed", title: "as printed",
        summary: "as printed, max(0, (m−d)²): beyond m it pulls back"),
      Variant(
        name: "hadsell", title: "with ½", summary: "the paper's ½ before both terms"),
    ],
    difference:
      "pytorch-metric-learning scales embeddings to length 1, does not square, and takes "
      + "the mean of each kind of pair apart, of those with a loss above 0",
    teaches:
      "A circle of the margin round each example: whoever of another class is inside "
      + "is pushed out, and outside nothing happens.",
    citation: Citation(
      authors: "Hadsell, Chopra & LeCun",
      title: "Dimensionality reduction by learning an invariant mapping", venue: "CVPR",
      year: 2006))
  public static let drawing: BatchDrawing = .pairs(examples: 128, pairs: 400)

  /// m, in the unit of the embeddings.
  public let margin: Double
  /// Whether other classes beyond the margin are drawn back, as the printed formula has it.
  public let pullsBack: Bool
  public let factor: Double
  public let normalizes: Bool

  public init(_ parameters: LossParameters) {
    margin = parameters.value("m", of: Self.description)
    let name = parameters.variantName(of: Self.description)
    pullsBack = name == "seed"
    factor = name == "hadsell" ? 0.5 : 1
    normalizes = parameters.isOn("normalize", of: Self.description)
  }

  public var formula: LossFormula {
    let distance = Formula.measure(.distance)
    let gap = Formula.setting("m", margin) - distance
    let together = Formula.squared(distance)
    let apart: Formula =
      pullsBack
      ? .applied(.maximum, [0, .squared(gap)]) : .squared(.applied(.maximum, [0, gap]))
    return LossFormula(
      .choice(weighted(together), .sameClass, weighted(apart)),
      remarks: ["d = ‖x1−x2‖"] + (normalizes ? ["‖x‖ = 1"] : []))
  }

  public var misprint: String? {
    pullsBack
      ? "(m−d)² is never below 0, so max does nothing: others beyond m are pulled back"
      : nil
  }

  private func weighted(_ term: Formula) -> Formula { factor == 1 ? term : .half * term }

  public func evaluate(_ batch: MetricBatch<Float>) -> MetricGradient<Float> {
    batch.comparisons == .all ? allPairsLoss(self, batch) : pairLoss(self, batch)
  }

  public func evaluate(_ batch: MetricBatch<Double>) -> MetricGradient<Double> {
    pairLoss(self, batch)
  }

  public func examine(_ batch: MetricBatch<Float>) -> Examination {
    .pairs(examinedPairs(self, batch))
  }

  public func examine(_ batch: MetricBatch<Double>) -> Examination {
    .pairs(examinedPairs(self, batch))
  }

  /// What is done to a pair at a distance.
  func force(isSame: Bool, distance: Double) -> PairForce {
    if isSame { return .together }
    if distance < margin { return .apart }
    return pullsBack && distance > margin ? .back : .none
  }
}

private func pairLoss<Number: Scalar>(
  _ loss: Contrastive, _ batch: MetricBatch<Number>
) -> MetricGradient<Number> {
  let rows = MetricRows(
    batch.embeddings, dimension: batch.dimension, normalizes: loss.normalizes)
  let pairs = allPairs(of: batch)
  var result = MetricGradient<Number>()
  var gradient = [Number](repeating: 0, count: batch.embeddings.count)
  let margin = Number(loss.margin)
  let share = Number(loss.factor) / Number(max(pairs.count, 1))
  for pair in pairs {
    let distance = rows.squaredDistance(pair.first, pair.second).squareRoot()
    let isSame = batch.labels[pair.first] == batch.labels[pair.second]
    var gap = isSame ? distance : margin - distance
    if !isSame, gap < 0, !loss.pullsBack { gap = 0 }
    guard gap != 0 else { continue }
    result.tally.active += 1
    result.loss += share * gap * gap
    // d(gap²)/dx = ±2·gap·(x − y)/d; for the same class the distances cancel.
    let pull = isSame ? 2 * share : (distance > 0 ? -2 * share * gap / distance : 0)
    for axis in 0..<batch.dimension {
      let (x, y) = (pair.first * batch.dimension + axis, pair.second * batch.dimension + axis)
      let step = pull * (rows.points[x] - rows.points[y])
      gradient[x] += step
      gradient[y] -= step
    }
  }
  result.tally.compared = pairs.count
  result.tally.valid = pairs.count
  result.embeddings = rows.pulledBack(gradient)
  return result
}

/// The same over every pair, sixteen at a time.
private func allPairsLoss(
  _ loss: Contrastive, _ batch: MetricBatch<Float>
) -> MetricGradient<Float> {
  let rows = MetricRows(
    batch.embeddings, dimension: batch.dimension, normalizes: loss.normalizes)
  let count = batch.count * max(batch.count - 1, 0) / 2
  let share = Float(loss.factor) / Float(max(count, 1))
  var gradient = [Float](repeating: 0, count: batch.embeddings.count)
  let sums = CompareKernel.pairs(
    of: rows.points, batch.labels, dimension: batch.dimension, into: &gradient,
    share: { _ in share }
  ) { rows in
    rows.margin = Float(loss.margin)
    rows.pullsBack = loss.pullsBack
  }
  var result = MetricGradient<Float>()
  result.loss = sums.sum * share
  result.tally.active = sums.active
  result.tally.compared = count
  result.tally.valid = count
  result.embeddings = rows.pulledBack(gradient)
  return result
}

private func examinedPairs<Number: Scalar>(
  _ loss: Contrastive, _ batch: MetricBatch<Number>
) -> [ExaminedPair] {
  let rows = MetricRows(
    batch.embeddings, dimension: batch.dimension, normalizes: loss.normalizes)
  return allPairs(of: batch).map { pair in
    let distance = Double(rows.squaredDistance(pair.first, pair.second).squareRoot())
    let isSame = batch.labels[pair.first] == batch.labels[pair.second]
    return ExaminedPair(
      pair: pair, distance: distance, force: loss.force(isSame: isSame, distance: distance))
  }
}

/// The batch's pairs: those it names, or every unordered one.
private func allPairs<Number: Scalar>(of batch: MetricBatch<Number>) -> [ExamplePair] {
  if case .pairs(let pairs) = batch.comparisons { return pairs }
  return (0..<batch.count).flatMap { first in
    (first + 1..<batch.count).map { ExamplePair(first: first, second: $0) }
  }
}
