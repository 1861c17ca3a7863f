internal import Kernels
internal import MarginLosses
internal import Training

/// A named number of a run.
package struct LessonQuantity: Sendable {
  package enum Unit: Sendable {
    case percent, degrees, plain
    /// Degrees round a circle, whose differences are taken on the shorter way.
    case direction

    /// Behind a number.
    package var suffix: String {
      switch self {
      case .percent: " %"
      case .degrees, .direction: "°"
      case .plain: ""
      }
    }
  }

  /// As `wedge train --json` calls it, where it does.
  package let key: String
  package let title: String
  /// As the screen calls it, in a few columns.
  package let name: String
  package let unit: Unit
  /// In its unit; nil where it does not apply.
  package let value: @Sendable (SeenRun) -> Double?

  package init(
    _ key: String, _ title: String, _ name: String, _ unit: Unit,
    _ value: @escaping @Sendable (SeenRun) -> Double?
  ) {
    self.key = key
    self.title = title
    self.name = name
    self.unit = unit
    self.value = value
  }

  /// A share that is told in percent.
  private static func share(
    _ key: String, _ title: String, _ name: String,
    _ value: @escaping @Sendable (Metrics) -> Double?
  ) -> LessonQuantity {
    LessonQuantity(key, title, name, .percent) { value($0.metrics).map { $0 * 100 } }
  }

  /// How much larger one number is than another, as its unit counts.
  func difference(_ value: Double, _ other: Double) -> Double {
    guard case .direction = unit else { return value - other }
    let turns = (value - other) / 360
    return (turns - turns.rounded()) * 360
  }

  private static func measured(
    _ key: String, _ title: String, _ name: String, _ unit: Unit,
    _ value: @escaping @Sendable (Metrics) -> Double?
  ) -> LessonQuantity {
    LessonQuantity(key, title, name, unit) { value($0.metrics) }
  }
}

extension LessonQuantity {
  package static let trained = share("accuracy_train", "training, as used", "training") {
    $0.accuracyTrain
  }
  package static let trainedWithMargin = share(
    "accuracy_train_with_margin", "training, with margin", "training with margin"
  ) {
    $0.accuracyTrainWithMargin
  }
  package static let heldOut = share("accuracy_test", "held out, as used", "held out") {
    $0.accuracyTest
  }
  package static let heldOutWithMargin = share(
    "accuracy_test_with_margin", "held out, with margin", "held out with margin"
  ) {
    $0.accuracyTestWithMargin
  }
  package static let nearestNeighbour = share(
    "accuracy_nearest_neighbour", "nearest neighbour right", "1-NN"
  ) {
    $0.accuracyNearestNeighbour
  }
  /// Of the batch to come, which is what the screen counts.
  package static let active = LessonQuantity(
    "active_of_the_batch", "comparisons with a loss", "with a loss", .percent
  ) { $0.session.snapshot().tally?.activeFraction.map { $0 * 100 } }
  package static let errorSeen = share("eer_seen", "equal error, seen classes", "EER seen") {
    $0.equalErrorSeen?.rate
  }
  package static let errorUnseen = share("eer_unseen", "equal error, unseen classes", "EER unseen")
  {
    $0.equalErrorUnseen?.rate
  }
  static let rank1Unseen = share(
    "rank1_unseen", "nearest other right, unseen classes", "rank-1 unseen"
  ) {
    $0.rank1Unseen
  }
  package static let ownAngleShown = measured(
    "angle_own_median_degrees_to_prototype", "own, as the screen says", "own", .degrees
  ) { $0.toPrototypes?.ownMedian }
  package static let gapShown = measured(
    "gap_deg_p05_to_prototype", "gap, as the screen says", "gap ≥", .degrees
  ) { $0.toPrototypes?.gapFifthPercentile }
  package static let prototypeGap = measured(
    "prototype_gap_min_degrees", "narrowest angle between prototypes", "narrowest", .degrees
  ) { $0.prototypeGapMinDegrees }
  package static let norm = measured("norm_mean", "mean length of x", "‖x‖", .plain) { $0.normMean }
  package static let loss = measured("loss_value", "loss", "loss", .plain) { $0.lossValue }
  /// What training asks to be empty between equally spaced neighbours.
  package static let band = LessonQuantity(
    "band_degrees", "band between neighbours", "band", .degrees
  ) { seen in
    guard seen.session.configuration.dimension == 2, let loss = seen.session.marginLoss else {
      return nil
    }
    let spacing = 2 * Double.pi / Double(seen.session.configuration.classes)
    return loss.band(spacing: spacing).inDegrees
  }
  /// The same where it is more than there is room for, so that no band is left.
  package static let needed = LessonQuantity(
    band.key, "what m needs between neighbours", "needs", .degrees, band.value)
  /// Where the samples of a class point in the mean.
  package static func direction(of own: Int) -> LessonQuantity {
    LessonQuantity(
      "direction_\(own)", "direction of the points of class \(own)", "points of \(own)", .direction
    ) {
      DirectionReading.Subject.needle(own).degrees($0.session)
    }
  }
  /// Each anchor of a tuple is compared with all its negatives.
  package static let comparisons = LessonQuantity(
    "comparisons", "comparisons a step", "comparisons", .plain
  ) { seen in
    guard let tally = seen.session.snapshot().tally else { return nil }
    let tuples = seen.session.metricLoss as? any TupleLoss
    return Double(tuples?.comparisons(ofTuples: tally.compared) ?? tally.compared)
  }
  package static let examples = measured("examples_seen", "pictures drawn", "pictures", .plain) {
    Double($0.examplesSeen)
  }
}
