/// Something that a map over margin and scale shows, read from a row.
public struct MapQuantity: Equatable, Sendable {
  /// What a number means.
  public enum Unit: Sendable {
    /// A share in 0…1.
    case share
    case degrees
    case plain
    /// How runs ended, which is no number.
    case outcome
  }

  /// As on the command line.
  public let name: String
  /// What the screen calls it.
  public let title: String
  public let unit: Unit
  public let prefersHigh: Bool
  /// Differences below this are none, when a plateau is looked for.
  public let tolerance: Double
  private let key: String
  private let subtracted: String?

  init(
    _ name: String, _ title: String, _ unit: Unit, prefersHigh: Bool, tolerance: Double,
    key: String,
    minus subtracted: String? = nil
  ) {
    self.name = name
    self.title = title
    self.unit = unit
    self.prefersHigh = prefersHigh
    self.tolerance = tolerance
    self.key = key
    self.subtracted = subtracted
  }

  /// Every quantity, in the order of the keys; the first is what a map opens with.
  public static let all: [MapQuantity] = [
    MapQuantity(
      "accuracy", "held out, as used", .share, prefersHigh: true, tolerance: 0.01,
      key: "accuracy_test"),
    MapQuantity(
      "with-margin", "training, with margin", .share, prefersHigh: true, tolerance: 0.01,
      key: "accuracy_train_with_margin"),
    MapQuantity(
      "own-angle", "angle to own class mean, median", .degrees, prefersHigh: false, tolerance: 0.2,
      key: "angle_own_median_degrees"),
    MapQuantity(
      "gap", "nearest other − own class mean, 5th percentile", .degrees, prefersHigh: true,
      tolerance: 1,
      key: "gap_deg_p05"),
    MapQuantity(
      "above-floor", "loss above its floor", .plain, prefersHigh: false, tolerance: 0.02,
      key: "loss_value", minus: "loss_floor"),
    MapQuantity(
      "unseen-eer", "equal error rate, unseen classes", .share, prefersHigh: false,
      tolerance: 0.005,
      key: "eer_unseen"),
    MapQuantity(
      "unseen-tar", "true accepted at FAR 1 %, unseen classes", .share, prefersHigh: true,
      tolerance: 0.01, key: "tar_at_far_0_01_unseen"),
    MapQuantity("outcome", "how runs ended", .outcome, prefersHigh: true, tolerance: 0, key: ""),
  ]

  /// What is left to go by where nothing is held out.
  public static let trainingAccuracy: MapQuantity = MapQuantity(
    "training-accuracy", "training, as used", .share, prefersHigh: true, tolerance: 0.01,
    key: "accuracy_train")

  /// How far the directions of the nearest two classes are apart.
  public static let classGap: MapQuantity = MapQuantity(
    "class-gap", "narrowest gap of two classes", .degrees, prefersHigh: true, tolerance: 1,
    key: "class_gap_min_degrees")

  public static func named(_ name: String) -> MapQuantity? {
    all.first { $0.name == name }
  }

  /// The row's number; nil where it does not apply.
  public func value(of row: SweepRow) -> Double? {
    guard let value = row.numbers[key] else { return nil }
    guard let subtracted else { return value }
    return row.numbers[subtracted].map { value - $0 }
  }

  /// Whether one number is better than another.
  public func isBetter(_ value: Double, than other: Double) -> Bool {
    prefersHigh ? value > other : value < other
  }
}
