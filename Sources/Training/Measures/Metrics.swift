internal import Kernels
internal import MarginLosses

/// How a run stands, from its state alone.
public enum Status: String, Sendable {
  /// Nine in ten training samples meet the margin, or the loss is within 2 % of its floor; without
  /// prototypes, nine in ten are nearest to the mean of their class, something is compared, and
  /// hardly half of the triplets still cost anything.
  case converged
  /// Two classes point the same way, within 2°.
  case merged
  /// At least one training sample in fifty is more than 90° from its prototype.
  case trapped
  /// The embeddings' root mean square distance from their mean is below a thousandth.
  case collapsed
  /// A parameter is not a finite number, or the loss ran away from where it began.
  case diverged
  /// None of these.
  case running

  /// Before this step classes and samples may still part, so none is called merged or trapped.
  static let earliestVerdict: Int = 100
  /// A loss this many times its start has run away.
  public static let runawayFactor: Double = 100
  /// Starts below this count as this, so that a loss that began near 0 may breathe.
  public static let smallestStartLoss: Double = 0.01
}

/// A run in numbers, over the whole training and held-out sets; nil where there is nothing to
/// measure. Angles are in degrees; a class's direction is the mean of its unit embeddings.
public struct Metrics: Sendable {
  public var status: Status = .running
  /// Mean training loss, margin in place.
  public var lossValue: Double = 0
  public var accuracyTrain: Double?
  public var accuracyTrainWithMargin: Double?
  public var accuracyTest: Double?
  public var accuracyTestWithMargin: Double?
  /// Training samples to their class's direction.
  public var angleOwnMedianDegrees: Double?
  /// Held-out samples to the training direction of their class.
  public var angleOwnTestMedianDegrees: Double?
  /// Training samples to the nearest direction of another class.
  public var angleNearestMedianDegrees: Double?
  /// The 5th percentile over training samples of how much nearer the own class's direction is than
  /// the nearest other: the margin that was achieved.
  public var gapFifthPercentileDegrees: Double?
  /// The narrowest angle between two classes' directions.
  public var classGapMinDegrees: Double?
  /// The narrowest angle between two prototypes.
  public var prototypeGapMinDegrees: Double?
  /// Mean length of training embeddings.
  public var normMean: Double?
  public var parametersFinite: Bool = true
  /// Held-out samples whose nearest training embedding has their label; training samples, each
  /// without itself, where nothing is held out.
  public var accuracyNearestNeighbour: Double?
  /// Triplets of the batches that come next, by category; nil for losses without triplets.
  public var tripletsEasy: Int?
  public var tripletsSemihard: Int?
  public var tripletsHard: Int?
  /// The share of those batches' pairs or triplets with a loss above 0, whatever is mined.
  public var activeFraction: Double?
  /// Training samples drawn so far, with repetitions.
  public var examplesSeen: Int = 0
  /// Equal error rates of pairs of held-out samples, and of pairs of unseen classes; nil, like the
  /// rest, where no class is unseen.
  public var equalErrorSeen: Double?
  public var equalErrorUnseen: Double?
  /// The share of pairs of one unseen class that is accepted where 1 % of the others are.
  public var trueAcceptanceUnseen: Double?
  /// The share of samples of unseen classes whose nearest other one is of their class.
  public var rank1Unseen: Double?
  public var meanAveragePrecisionUnseen: Double?
}

extension Metrics {
  mutating func add(_ report: OpenSetReport) {
    equalErrorSeen = report.seen.verification?.equalErrorRate
    equalErrorUnseen = report.unseen.verification?.equalErrorRate
    trueAcceptanceUnseen = report.unseen.verification?.trueAcceptance(atFalseAcceptance: 0.01)
    rank1Unseen = report.unseen.retrieval?.rank1
    meanAveragePrecisionUnseen = report.unseen.retrieval?.meanAveragePrecision
  }
}

extension Session {
  /// The run in numbers after the last step.
  public func metrics() -> Metrics {
    let snapshot = snapshot()
    var metrics = Metrics()
    metrics.lossValue = snapshot.loss
    metrics.accuracyTrain = snapshot.training.accuracy?.asUsed
    metrics.accuracyTrainWithMargin = snapshot.training.accuracy?.withMargin
    metrics.accuracyTest = snapshot.heldOut.accuracy?.asUsed
    metrics.accuracyTestWithMargin = snapshot.heldOut.accuracy?.withMargin
    metrics.parametersFinite = isFinite
    metrics.prototypeGapMinDegrees = snapshot.narrowestPair.map { degrees($0.angle) }
    let directions = ClassDirections(snapshot)
    metrics.angleOwnMedianDegrees = directions.ownMedian(of: snapshot.training).map(degrees)
    metrics.angleOwnTestMedianDegrees = directions.ownMedian(of: snapshot.heldOut).map(degrees)
    metrics.angleNearestMedianDegrees = directions.nearestMedian(of: snapshot.training)
      .map(degrees)
    metrics.gapFifthPercentileDegrees = directions.gap(of: snapshot.training, percentile: 5)
      .map(degrees)
    metrics.classGapMinDegrees = directions.narrowestPair.map { degrees($0.angle) }
    let norms = snapshot.training.judgements.map { Double($0.norm) }
    if !norms.isEmpty { metrics.normMean = norms.reduce(0, +) / Double(norms.count) }
    metrics.examplesSeen = examplesSeen
    let isHeldOut = snapshot.heldOut.count > 0
    metrics.accuracyNearestNeighbour = NearestNeighbour.accuracy(
      of: isHeldOut ? snapshot.heldOut : snapshot.training, among: snapshot.training,
      dimension: snapshot.dimension, normalizes: marginLoss.rule == .angle, isSameSet: !isHeldOut)
    if metricLoss != nil { addComparisons(of: snapshot, to: &metrics) }
    if let report = openSet(snapshot) { metrics.add(report) }
    metrics.status = status(of: snapshot, metrics)
    return metrics
  }

  /// What losses without prototypes have instead of a margin and prototypes.
  private func addComparisons(of snapshot: Snapshot, to metrics: inout Metrics) {
    metrics.accuracyTrainWithMargin = nil
    metrics.accuracyTestWithMargin = nil
    metrics.prototypeGapMinDegrees = nil
    guard let outlook = outlook(of: snapshot.training.embeddings, batches: Self.outlookBatches)
    else { return }
    metrics.lossValue = outlook.loss
    metrics.activeFraction = outlook.tally.activeFraction
    guard comparison == .triplets else { return }
    metrics.tripletsEasy = outlook.tally.easy
    metrics.tripletsSemihard = outlook.tally.semihard
    metrics.tripletsHard = outlook.tally.hard
  }

  /// Batches that a loss without prototypes is measured over.
  private static let outlookBatches = 16

  private func status(of snapshot: Snapshot, _ metrics: Metrics) -> Status {
    guard isFinite, snapshot.loss.isFinite, !hasRunAway(snapshot.loss) else { return .diverged }
    if snapshot.training.spread(dimension: snapshot.dimension) < 1e-3 { return .collapsed }
    if metricLoss != nil {
      return isSettled(metrics) ? .converged : .running
    }
    let isEarly = step < Status.earliestVerdict
    let gap = min(metrics.classGapMinDegrees ?? 180, metrics.prototypeGapMinDegrees ?? 180)
    if gap < 2, !isEarly { return .merged }
    let judgements = snapshot.training.judgements
    let far = judgements.count { $0.ownAngle > .pi / 2 }
    if far * 50 >= judgements.count, !isEarly { return .trapped }
    if (metrics.accuracyTrainWithMargin ?? 0) >= 0.9 { return .converged }
    if let floor = marginLoss.floor(classes: snapshot.classes), snapshot.loss <= 1.02 * floor {
      return .converged
    }
    return .running
  }

  private func hasRunAway(_ loss: Double) -> Bool {
    guard let start = history.losses.first else { return false }
    return loss > Status.runawayFactor * max(Double(start), Status.smallestStartLoss)
  }

  private func isSettled(_ metrics: Metrics) -> Bool {
    guard (tally?.compared ?? 0) > 0, (metrics.accuracyTrain ?? 0) >= 0.9 else { return false }
    return comparison != .triplets || (metrics.activeFraction ?? 1) < 0.5
  }

  private func degrees(_ radians: Double) -> Double { radians * 180 / .pi }
}

/// The mean direction of each class's training embeddings, and angles to it.
private struct ClassDirections {
  private let directions: UnitRows<Double>
  private let classes: Int

  init(_ snapshot: Snapshot) {
    let dimension = snapshot.dimension
    let unit = UnitRows(snapshot.training.embeddings, dimension: dimension).directions
    let labels = snapshot.training.judgements.map(\.label)
    let means = ClassMeans.means(unit, labels, classes: snapshot.classes, dimension: dimension)
    directions = UnitRows(means.map(Double.init), dimension: dimension)
    classes = snapshot.classes
  }

  var narrowestPair: PrototypeGap? {
    Directions.narrowestPair(
      directions.directions.map { Float($0) }, dimension: directions.dimension)
  }

  func ownMedian(of set: SampleSet) -> Double? {
    percentile(50, of: set) { rows, sample, label in
      Directions.angle(rows, sample, directions, label)
    }
  }

  func nearestMedian(of set: SampleSet) -> Double? {
    guard classes > 1 else { return nil }
    return percentile(50, of: set, nearest)
  }

  /// A percentile of the angle to the nearest other direction less the angle to the own one.
  func gap(of set: SampleSet, percentile asked: Double) -> Double? {
    guard classes > 1 else { return nil }
    return percentile(asked, of: set) { rows, sample, label in
      nearest(rows, sample, label) - Directions.angle(rows, sample, directions, label)
    }
  }

  /// The angle to the nearest direction of another class.
  private func nearest(_ rows: UnitRows<Double>, _ sample: Int, _ label: Int) -> Double {
    var nearest = Double.infinity
    for other in 0..<classes where other != label {
      nearest = min(nearest, Directions.angle(rows, sample, directions, other))
    }
    return nearest
  }

  private func percentile(
    _ asked: Double, of set: SampleSet, _ angle: (UnitRows<Double>, Int, Int) -> Double
  ) -> Double? {
    guard set.count > 0 else { return nil }
    let rows = UnitRows(set.embeddings.map(Double.init), dimension: directions.dimension)
    let angles = (0..<set.count).map { angle(rows, $0, Int(set.judgements[$0].label)) }.sorted()
    return Quantile.interpolated(angles, share: asked / 100)
  }
}
