internal import Kernels
internal import MarginLosses

/// A run in numbers, over the whole training and held-out sets; nil where there is nothing to
/// measure. Angles are in degrees; a class's direction is the mean of its unit embeddings.
public struct Metrics: Sendable {
  public var status: Status = .stopped
  /// Mean training loss, margin in place; without prototypes that of the coming batches.
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
  /// The same angles, and the gap, to prototypes, as the screen shows them; nil without prototypes.
  public var toPrototypes: PrototypeAngles?
  /// Mean length of training embeddings.
  public var normMean: Double?
  public var parametersFinite: Bool = true
  /// Held-out samples whose nearest training embedding has their label; training samples, each
  /// without itself, where nothing is held out.
  public var accuracyNearestNeighbour: Double?
  /// How many of them ask: evenly taken ones of very many.
  public var nearestNeighbourQueries: Int?
  /// Triplets of the batches that come next, by category; nil for losses without triplets.
  public var tripletsEasy: Int?
  public var tripletsSemihard: Int?
  public var tripletsHard: Int?
  /// The share of those batches' pairs or triplets with a loss above 0, whatever is mined.
  public var activeFraction: Double?
  /// What the loss of a comparing loss is the mean of; nil with prototypes.
  public var comparisonMean: String?
  /// Training samples drawn so far, with repetitions.
  public var examplesSeen: Int = 0
  /// Where pairs of held-out samples, and pairs of unseen classes, are accepted as often as wrongly
  /// rejected; nil, like the rest, where no class is unseen.
  public var equalErrorSeen: OperatingPoint?
  public var equalErrorUnseen: OperatingPoint?
  /// The share of pairs of one unseen class that is accepted where 1 % of the others are.
  public var trueAcceptanceUnseen: OperatingPoint?
  /// The share of samples of unseen classes whose nearest other one is of their class.
  public var rank1Unseen: Double?
  public var meanAveragePrecisionUnseen: Double?
  /// How many samples of unseen classes ask for those two: of many a seeded sample.
  public var queriesUnseen: Int?
}

extension Metrics {
  /// Batches that a loss without prototypes is measured over.
  public static let comingBatches: Int = 16

  mutating func add(_ report: OpenSetReport) {
    equalErrorSeen = report.equalError(of: report.seen)
    equalErrorUnseen = report.equalError(of: report.unseen)
    trueAcceptanceUnseen = report.trueAcceptance(of: report.unseen, atFalseAcceptance: 0.01)
    rank1Unseen = report.unseen.retrieval?.rank1
    meanAveragePrecisionUnseen = report.unseen.retrieval?.meanAveragePrecision
    queriesUnseen = report.unseen.retrieval?.queries
  }
}

extension Session {
  /// The run in numbers after the last step.
  public func metrics() -> Metrics {
    let whole = snapshot()
    let snapshot = divided(whole)
    var metrics = Metrics()
    metrics.lossValue = snapshot.loss
    metrics.accuracyTrain = snapshot.training.accuracy?.asUsed
    metrics.accuracyTrainWithMargin = snapshot.training.accuracy?.withMargin
    metrics.accuracyTest = snapshot.heldOut.accuracy?.asUsed
    metrics.accuracyTestWithMargin = snapshot.heldOut.accuracy?.withMargin
    metrics.parametersFinite = isFinite
    if classifier.isOfAngles {
      metrics.prototypeGapMinDegrees = snapshot.narrowestPair.map { $0.angle.inDegrees }
    }
    let directions = ClassDirections(snapshot)
    let own = directions.ownAngles(of: snapshot.training)
    let nearest = directions.nearestAngles(of: snapshot.training)
    metrics.angleOwnMedianDegrees = Quantile.percentile(50, ofRadians: own)
    metrics.angleOwnTestMedianDegrees = Quantile.percentile(
      50, ofRadians: directions.ownAngles(of: snapshot.heldOut))
    metrics.angleNearestMedianDegrees = Quantile.percentile(50, ofRadians: nearest)
    metrics.gapFifthPercentileDegrees = Quantile.percentile(
      5, ofRadians: zip(nearest, own).map { $0 - $1 })
    metrics.classGapMinDegrees = directions.narrowestPair.map { $0.angle.inDegrees }
    let isNumber = snapshot.training.embeddings.allSatisfy(\.isFinite)
    metrics.normMean =
      snapshot.training.count > 0 && isNumber ? snapshot.training.meanNorm : nil
    metrics.examplesSeen = examplesSeen
    addNeighbours(of: snapshot, to: &metrics)
    if objective.run != nil {
      addComparisons(of: whole, to: &metrics)
    } else if classifier.isOfAngles {
      // What lies at a place has no direction to be judged by.
      metrics.toPrototypes = PrototypeAngles(snapshot)
    }
    if let report = openSet(snapshot) { metrics.add(report) }
    metrics.status = status(of: snapshot, metrics)
    return metrics
  }

  /// What the nearest training embeddings say, of as many samples as can be asked about.
  private func addNeighbours(of snapshot: Snapshot, to metrics: inout Metrics) {
    let isHeldOut = snapshot.heldOut.count > 0
    let asking = isHeldOut ? snapshot.heldOut : snapshot.training
    metrics.accuracyNearestNeighbour = NearestNeighbour.accuracy(
      of: asking, among: snapshot.training, dimension: snapshot.dimension,
      normalizes: classifier.rule == .angle, isSameSet: !isHeldOut, isMeasured: true)
    metrics.nearestNeighbourQueries = metrics.accuracyNearestNeighbour.map { _ in
      NearestNeighbour.queries(
        of: asking.count, among: snapshot.training.count, dimension: snapshot.dimension,
        isMeasured: true)
    }
  }

  /// The rows that a file is judged by apart from those for test, which a screen shows as one set.
  private func divided(_ whole: Snapshot) -> Snapshot {
    guard !whole.training.isCounted.isEmpty else { return whole }
    var divided = whole
    divided.training = whole.training.choosing(counted: false, dimension: whole.dimension)
    divided.heldOut = whole.training.choosing(counted: true, dimension: whole.dimension)
    let (rows, losses) = (divided.training, divided.training.judgements.map { Double($0.loss) })
    divided.loss =
      batchLoss(rows.embeddings, rows.judgements.map(\.label))
      ?? losses.reduce(0, +) / Double(max(losses.count, 1))
    return divided
  }

  /// What losses without prototypes have instead of a margin and prototypes.
  private func addComparisons(of snapshot: Snapshot, to metrics: inout Metrics) {
    metrics.accuracyTrainWithMargin = nil
    metrics.accuracyTestWithMargin = nil
    metrics.prototypeGapMinDegrees = nil
    guard let outlook = outlook(of: snapshot.training.embeddings, batches: Metrics.comingBatches)
    else { return }
    metrics.lossValue = outlook.loss
    metrics.activeFraction = outlook.tally.activeFraction
    metrics.comparisonMean = metricLoss?.meanWords
    guard comparison == .triplets else { return }
    metrics.tripletsEasy = outlook.tally.easy
    metrics.tripletsSemihard = outlook.tally.semihard
    metrics.tripletsHard = outlook.tally.hard
  }
}
