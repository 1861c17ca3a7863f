public import Kernels
internal import LaneRows

/// An anchor shall be nearer to its class than to any other, by a margin.
///
/// Formula: max(0, D(a,p) + α − D(a,n)), mean over the mined triplets; D is d² or d.
/// Slope: for d² the anchor moves along 2(n − p) wherever it is; for d along unit vectors, 0 at
/// d = 0.
/// Boundary: D(a,p) + α = D(a,n): for d² the bisector of p and n, shifted by α/(2‖p−n‖) to p.
/// Defaults: α 0.2, d², length 1; the laboratory takes α 0.5 and free lengths.
/// Citation: Schroff, Kalenichenko & Philbin, "FaceNet", CVPR 2015.
public struct Triplet: TripletLoss {
  public static let description: LossDescription = LossDescription(
    name: "triplet", title: "triplet", sign: "trip", digit: 8,
    boundary: "D(a,p) + α = D(a,n)",
    hyperparameters: [
      Hyperparameter(
        key: "alpha", option: "margin", title: "margin", symbol: "α", unit: .plain, decimals: 2,
        range: 0...100,
        notches: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 1.5, 2], laboratoryDefault: 0.5,
        published: 0.2),
      Hyperparameter(
        key: "squared", option: "squared", title: "squared", unit: .plain, range: 0...1,
        notches: [0, 1], laboratoryDefault: 1, published: 1,
        summary: "Whether distances are squared, in the loss"),
      .normalization(laboratory: false, published: 1),
    ],
    marginKey: "alpha", variants: TripletMining.allCases.map(\.variant),
    difference:
      "pytorch-metric-learning scales embeddings to length 1, does not square, has margin "
      + "0.05, and takes the mean over triplets with a loss above 0",
    teaches:
      "Only differences of distances count: a triplet is done once its negative is "
      + "farther by the margin.",
    citation: Citation(
      authors: "Schroff, Kalenichenko & Philbin",
      title: "FaceNet: a unified embedding for face recognition and clustering", venue: "CVPR",
      year: 2015))
  public static let drawing: BatchDrawing = .identities(10, perIdentity: 8)

  /// α, in the unit of the distance.
  public let margin: Double
  public let mining: TripletMining
  /// Whether D is d².
  public let isSquared: Bool
  public let normalizes: Bool

  public init(_ parameters: LossParameters) {
    margin = parameters.value("alpha", of: Self.description)
    isSquared = parameters.isOn("squared", of: Self.description)
    normalizes = parameters.isOn("normalize", of: Self.description)
    let name = parameters.variantName(of: Self.description)
    mining = TripletMining(rawValue: name) ?? .all
  }

  public var meanWords: String { mining.meanWords }
  public var needsGroups: Bool { !mining.isByDifficulty }
  public var takesOnlyIdle: Bool { mining == .easy }
  public var soughtWord: String { mining == .hard ? "hard " : "semi-hard " }

  public func leavesOutMost(_ tally: Tally) -> Bool {
    switch mining {
    case .semihard, .hard, .facenetSemihard: 2 * tally.compared <= tally.active
    case .easy: true
    case .all, .allNonzero, .batchHard: false
    }
  }

  public func evaluate(_ batch: MetricBatch<Float>) -> MetricGradient<Float> {
    batch.comparisons == .all ? allTripletsLoss(self, batch) : tripletLoss(self, batch)
  }

  public func evaluate(_ batch: MetricBatch<Double>) -> MetricGradient<Double> {
    tripletLoss(self, batch)
  }

  public func examine(_ batch: MetricBatch<Float>) -> Examination {
    .triplets(examinedTriplets(self, batch))
  }

  public func examine(_ batch: MetricBatch<Double>) -> Examination {
    .triplets(examinedTriplets(self, batch))
  }
}

private func tripletLoss<Number: Scalar>(
  _ loss: Triplet, _ batch: MetricBatch<Number>
) -> MetricGradient<Number> {
  let field = TripletField(loss, batch)
  let count = batch.count
  var result = MetricGradient<Number>()
  // dL/dD of every ordered pair, in whole numbers until the mean is taken.
  var weights = [Number](repeating: 0, count: count * count)
  var sum: Number = 0
  field.forEachMined { anchor, positive, negative in
    result.tally.compared += 1
    let near = anchor * count + positive
    let far = anchor * count + negative
    let cost = field.distances[near] + field.margin - field.distances[far]
    guard cost > 0 else { return }
    sum += cost
    weights[near] += 1
    weights[far] -= 1
  }
  field.count(into: &result.tally)
  let share = 1 / Number(max(result.tally.compared, 1))
  result.loss = sum * share
  result.embeddings = field.gradient(weights, share: share)
  return result
}

/// The same over the triplets that the labels allow, sixteen negatives at a time.
private func allTripletsLoss(
  _ loss: Triplet, _ batch: MetricBatch<Float>
) -> MetricGradient<Float> {
  let rows = MetricRows(
    batch.embeddings, dimension: batch.dimension, normalizes: loss.normalizes)
  var gradient = [Float](repeating: 0, count: batch.embeddings.count)
  let sums = CompareKernel.triplets(
    of: rows.points, batch.labels, dimension: batch.dimension, into: &gradient,
    share: { 1 / Float(max($0.compared, 1)) }
  ) { rows in
    rows.margin = Float(loss.margin)
    rows.isSquared = loss.isSquared
    rows.mining = loss.mining.taken
  }
  var result = MetricGradient<Float>()
  result.loss = sums.sum / Float(max(sums.compared, 1))
  (result.tally.easy, result.tally.semihard, result.tally.hard) =
    (sums.easy, sums.semihard, sums.hard)
  result.tally.compared = sums.compared
  result.tally.valid = sums.easy + sums.semihard + sums.hard
  result.tally.active = sums.semihard + sums.hard
  result.embeddings = rows.pulledBack(gradient)
  return result
}

private func examinedTriplets<Number: Scalar>(
  _ loss: Triplet, _ batch: MetricBatch<Number>
) -> [ExaminedTriplet] {
  let field = TripletField(loss, batch)
  var result: [ExaminedTriplet] = []
  field.forEachMined { anchor, positive, negative in
    result.append(
      ExaminedTriplet(
        triplet: ExampleTriplet(anchor: anchor, positive: positive, negative: negative),
        difficulty: field.difficulty(anchor, positive, negative)))
  }
  return result
}

/// The distances of a batch, and its triplets.
private struct TripletField<Number: Scalar> {
  let rows: MetricRows<Number>
  let labels: [Int32]
  let comparisons: Comparisons
  let isSquared: Bool
  let margin: Number
  let mining: TripletMining
  /// count × count, in the loss's own D.
  let distances: [Number]

  init(_ loss: Triplet, _ batch: MetricBatch<Number>) {
    let rows = MetricRows(
      batch.embeddings, dimension: batch.dimension, normalizes: loss.normalizes)
    let count = batch.count
    var distances = [Number](repeating: 0, count: count * count)
    for first in 0..<count {
      for second in first + 1..<max(count, first + 1) {
        let squared = rows.squaredDistance(first, second)
        let distance = loss.isSquared ? squared : squared.squareRoot()
        distances[first * count + second] = distance
        distances[second * count + first] = distance
      }
    }
    self.rows = rows
    self.distances = distances
    labels = batch.labels
    comparisons = batch.comparisons
    isSquared = loss.isSquared
    margin = Number(loss.margin)
    mining = loss.mining
  }

  func difficulty(_ anchor: Int, _ positive: Int, _ negative: Int) -> Difficulty {
    .of(
      positive: distances[anchor * labels.count + positive],
      negative: distances[anchor * labels.count + negative], margin: margin)
  }

  /// The triplets that the labels allow, or those that the batch names, by anchor, positive and
  /// negative.
  private func forEachValid(_ body: (Int, Int, Int) -> Void) {
    if case .triplets(let triplets) = comparisons {
      for each in triplets { body(each.anchor, each.positive, each.negative) }
      return
    }
    forEachPositivePair { anchor, positive in
      for negative in labels.indices where labels[negative] != labels[anchor] {
        body(anchor, positive, negative)
      }
    }
  }

  private func forEachPositivePair(_ body: (Int, Int) -> Void) {
    for anchor in labels.indices {
      for positive in labels.indices
      where positive != anchor && labels[positive] == labels[anchor] {
        body(anchor, positive)
      }
    }
  }

  /// The triplets that mining takes, in order.
  func forEachMined(_ body: (Int, Int, Int) -> Void) {
    switch mining {
    case .batchHard:
      for anchor in labels.indices {
        guard let positive = extreme(of: anchor, isSame: true, by: >),
          let negative = extreme(of: anchor, isSame: false, by: <)
        else { continue }
        body(anchor, positive, negative)
      }
    case .facenetSemihard:
      forEachPositivePair { anchor, positive in
        if let negative = nearestSemihard(anchor, positive) { body(anchor, positive, negative) }
      }
    default:
      forEachValid { anchor, positive, negative in
        if mining.takes(difficulty(anchor, positive, negative)) {
          body(anchor, positive, negative)
        }
      }
    }
  }

  /// The anchor's farthest positive or nearest negative; the lowest index among equals.
  private func extreme(
    of anchor: Int, isSame: Bool, by isBetter: (Number, Number) -> Bool
  ) -> Int? {
    var best: Int?
    for other in labels.indices
    where other != anchor && (labels[other] == labels[anchor]) == isSame {
      let distance = distances[anchor * labels.count + other]
      if best.map({ isBetter(distance, distances[anchor * labels.count + $0]) }) ?? true {
        best = other
      }
    }
    return best
  }

  private func nearestSemihard(_ anchor: Int, _ positive: Int) -> Int? {
    var best: Int?
    for other in labels.indices
    where labels[other] != labels[anchor] && difficulty(anchor, positive, other) == .semihard {
      let row = anchor * labels.count
      if best.map({ distances[row + other] < distances[row + $0] }) ?? true { best = other }
    }
    return best
  }

  /// Counts every valid triplet by its category.
  func count(into tally: inout Tally) {
    forEachValid { anchor, positive, negative in
      switch difficulty(anchor, positive, negative) {
      case .easy: tally.easy += 1
      case .semihard: tally.semihard += 1
      case .hard: tally.hard += 1
      }
    }
    tally.valid = tally.easy + tally.semihard + tally.hard
    tally.active = tally.semihard + tally.hard
  }

  /// The gradient of the embeddings from dL/dD of every ordered pair.
  func gradient(_ weights: [Number], share: Number) -> [Number] {
    let count = labels.count
    let dimension = rows.dimension
    var result = [Number](repeating: 0, count: rows.points.count)
    for first in 0..<count {
      for second in 0..<count where weights[first * count + second] != 0 {
        let distance = distances[first * count + second]
        guard distance > 0 else { continue }
        let slope = isSquared ? 2 : 1 / distance
        let pull = weights[first * count + second] * share * slope
        for axis in 0..<dimension {
          let step =
            pull * (rows.points[first * dimension + axis] - rows.points[second * dimension + axis])
          result[first * dimension + axis] += step
          result[second * dimension + axis] -= step
        }
      }
    }
    return rows.pulledBack(result)
  }
}
