import Training

/// A number that is measured after a run: its JSON name and what it says.
struct MeasuredNumber {
  let key: String
  /// For help.
  let meaning: String
  /// Nil where it does not apply.
  let value: @Sendable (Metrics) -> Double?

  init(_ key: String, _ meaning: String, _ value: @escaping @Sendable (Metrics) -> Double?) {
    self.key = key
    self.meaning = meaning
    self.value = value
  }
}

extension MeasuredNumber {
  /// In the order of the table.
  static let all: [MeasuredNumber] =
    accuracies + angles + anglesToPrototypes + comparisons + unseenClasses

  private static let accuracies: [MeasuredNumber] = [
    MeasuredNumber("accuracy_train", "share of training samples right as used, 0 to 1") {
      $0.accuracyTrain
    },
    MeasuredNumber(
      "accuracy_train_with_margin",
      "share of training samples that meet the margin and are right as used"
    ) { $0.accuracyTrainWithMargin },
    MeasuredNumber("accuracy_test", "share of held-out samples right as used") { $0.accuracyTest },
    MeasuredNumber(
      "accuracy_test_with_margin", "share of held-out samples that would meet the margin"
    ) { $0.accuracyTestWithMargin },
  ]

  private static let angles: [MeasuredNumber] = [
    MeasuredNumber(
      "angle_own_median_degrees", "training samples to the mean direction of their class, median"
    ) { $0.angleOwnMedianDegrees },
    MeasuredNumber(
      "angle_own_test_median_degrees",
      "held-out samples to the training mean direction of their class, median"
    ) { $0.angleOwnTestMedianDegrees },
    MeasuredNumber(
      "angle_nearest_median_degrees",
      "training samples to the nearest mean direction of another class, median"
    ) { $0.angleNearestMedianDegrees },
    MeasuredNumber(
      "gap_deg_p05",
      "5th percentile over training samples of the angle to the nearest other mean less that to the "
        + "own one, degrees"
    ) { $0.gapFifthPercentileDegrees },
    MeasuredNumber("class_gap_min_degrees", "the narrowest angle between two class means") {
      $0.classGapMinDegrees
    },
    MeasuredNumber(
      "prototype_gap_min_degrees", "the narrowest angle between two prototypes, as on the screen"
    ) { $0.prototypeGapMinDegrees },
  ]

  private static let anglesToPrototypes: [MeasuredNumber] = [
    MeasuredNumber(
      "angle_own_median_degrees_to_prototype",
      "training samples to their own prototype, median, as on the screen"
    ) { $0.toPrototypes?.ownMedian },
    MeasuredNumber(
      "angle_own_test_median_degrees_to_prototype",
      "held-out samples to their own prototype, median"
    ) { $0.toPrototypes?.ownTestMedian },
    MeasuredNumber(
      "angle_nearest_median_degrees_to_prototype",
      "training samples to the nearest prototype of another class, median"
    ) { $0.toPrototypes?.nearestMedian },
    MeasuredNumber(
      "gap_deg_p05_to_prototype", "as gap_deg_p05, to prototypes in place of class means"
    ) { $0.toPrototypes?.gapFifthPercentile },
  ]

  private static let comparisons: [MeasuredNumber] = [
    MeasuredNumber("norm_mean", "mean length of training embeddings") { $0.normMean },
    MeasuredNumber(
      "accuracy_nearest_neighbour",
      "share of held-out samples (of training ones where none is held out) whose nearest training "
        + "embedding has their label: by angle, by distance where lengths decide (softmax, L-Softmax, center, LGM, "
        + "comparing losses without normalize)"
    ) { $0.accuracyNearestNeighbour },
    MeasuredNumber(
      "nearest_neighbour_queries",
      "how many samples ask for their nearest training embedding: all, but of more than 2000 only as "
        + "many as a second or two allows, evenly taken"
    ) { $0.nearestNeighbourQueries.map(Double.init) },
    MeasuredNumber("triplets_easy", "triplets of the next batches without a loss") {
      $0.tripletsEasy.map(Double.init)
    },
    MeasuredNumber("triplets_semihard", "triplets whose negative is within the margin") {
      $0.tripletsSemihard.map(Double.init)
    },
    MeasuredNumber("triplets_hard", "triplets whose negative is nearer than the positive") {
      $0.tripletsHard.map(Double.init)
    },
    MeasuredNumber(
      "active_fraction",
      "share of the next batches' pairs or triplets with a loss above 0, mined or "
        + "not"
    ) { $0.activeFraction },
    MeasuredNumber("examples_seen", "training samples drawn so far, with repetitions") {
      Double($0.examplesSeen)
    },
  ]

  private static let unseenClasses: [MeasuredNumber] =
    point(
      "eer_seen",
      "equal error rate of pairs of held-out samples; of more than \(PairScores.most) pairs so many "
        + "are drawn by the seed; null where an embedding is no number"
    ) { $0.equalErrorSeen }
    + point("eer_unseen", "equal error rate of pairs of classes never trained on") {
      $0.equalErrorUnseen
    }
    + point(
      "tar_at_far_0_01_unseen",
      "share of pairs of one unseen class accepted where at most 1 % of the others are; null where "
        + "these are fewer than 1000"
    ) { $0.trueAcceptanceUnseen }
    + [
      MeasuredNumber(
        "rank1_unseen",
        "share of queries_unseen unseen samples whose nearest other one is of their class; null of one "
          + "unseen class"
      ) { $0.rank1Unseen },
      MeasuredNumber("map_unseen", "mean average precision of that search") {
        $0.meanAveragePrecisionUnseen
      },
      MeasuredNumber(
        "queries_unseen",
        "how many unseen samples ask in rank1_unseen and map_unseen, among all of them: of more than "
          + "\(Retrieval.most), so many are drawn by the seed, of long rows as few as 10"
      ) { $0.queriesUnseen.map(Double.init) },
    ]

  /// A rate and its threshold in three measures.
  private static func point(
    _ key: String, _ meaning: String,
    _ value: @escaping @Sendable (Metrics) -> OperatingPoint?
  ) -> [MeasuredNumber] {
    [MeasuredNumber(key, meaning) { value($0)?.rate }]
      + OperatingPoint.measures.map { measure in
        MeasuredNumber("\(key)_threshold_\(measure.name)", measure.meaning(of: key)) {
          value($0).flatMap(measure.value)
        }
      }
  }
}

extension OperatingPoint {
  /// One way to write a threshold.
  struct Measure {
    let name: String
    private let words: String
    let value: @Sendable (OperatingPoint) -> Double?

    init(
      _ name: String, _ words: String, _ value: @escaping @Sendable (OperatingPoint) -> Double?
    ) {
      self.name = name
      self.words = words
      self.value = value
    }

    func meaning(of key: String) -> String { "the threshold of \(key)\(words)" }
  }

  /// As an angle, a cosine and a squared distance.
  static let measures: [Measure] = [
    Measure("degrees", " as an angle; null where lengths count") { $0.degrees },
    Measure("cosine", " as a cosine; null where lengths count") { $0.cosine },
    Measure("squared_distance", " as a squared distance, of unit embeddings where angles count") {
      $0.squaredDistance
    },
  ]
}
