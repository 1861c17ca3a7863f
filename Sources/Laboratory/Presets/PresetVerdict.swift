internal import Drawing
internal import Kernels
internal import MarginLosses

/// What becomes of a setting with so much room between classes, by its closed forms.
public struct PresetVerdict: Equatable, Sendable {
  /// Whether equally spaced classes can meet its margin; true without one.
  public let isFeasible: Bool
  /// Whether its scale is so large that classes get stuck, whatever the margin.
  public let isTooSteep: Bool
  /// Whether its margin goes with ‖x‖, so that training decides.
  public let followsLength: Bool
  /// One line.
  public let words: String

  package init(_ preset: Preset, _ room: VerdictRoom) {
    guard let type = LossRegistry.named(preset.loss) else {
      (isFeasible, isTooSteep, followsLength) = (true, false, false)
      words = Self.comparing(preset)
      return
    }
    let settled = type.init(preset.parameters).started(classes: room.classes).settled(ownCosine: 1)
    let loss = type.isToldOfMeanLength ? settled.judging(lengths: [1]) : settled
    let scale = room.isJudged ? nil : Self.steepScale(loss)
    isTooSteep = scale != nil
    followsLength = Self.withLengths(type, preset.parameters).marginFollowsLength
    guard loss.isOfAngles else {
      isFeasible = true
      words = "distances decide: every margin leaves the mean of a class its ground"
      return
    }
    let spacing = room.spacing
    let band = loss.band(spacing: spacing)
    isFeasible = spacing - band > -1e-9
    let start = followsLength ? "m goes with ‖x‖; at first " : ""
    guard isFeasible else {
      words =
        start
        + "asks \(degreesText(band)) between neighbours, \(room.words) have "
        + (room.isAtMost ? "at most " : "") + room.share
        + Self.boundWords(loss.marginBound(spacing: spacing, with: preset.parameters))
      return
    }
    let hasMargin =
      preset.description?.hyperparameters.contains { $0.unit != .plain } ?? false
    let kept =
      "feasible: \(type.description.strictest) keeps \(degreesText(spacing - band)) of "
      + (room.isAtMost ? "at most " : "its ") + room.share
    let judgesAlone = hasMargin && !loss.isShared
    words =
      start
      + (hasMargin && band > 1e-9
        ? kept
        : judgesAlone
          ? "feasible: each class judges by itself, and caps of neighbours overlap"
          : "no margin: every angle is allowed")
      + (room.isJudged ? "" : Self.scaleWords(loss, scale, room))
  }

  /// A loss that learns from batches how long embeddings are, as if it had.
  private static func withLengths(
    _ type: any MarginLoss.Type, _ parameters: LossParameters
  ) -> any MarginLoss {
    var known = parameters
    for key in ["mu", "sigma"] where known[key] == nil { known[key] = 1 }
    return type.init(known)
  }

  /// What the margin would have to be instead.
  private static func boundWords(_ bound: MarginBound) -> String {
    switch bound {
    case .unbounded, .unknown: ""
    case .at(let limit, _): ": at most \(limitText(limit, isUpper: true))"
    case .from(let least, _): ": at least \(limitText(least, isUpper: false))"
    }
  }

  /// What a fixed scale does to the loss that is left.
  private static func scaleWords(
    _ loss: any MarginLoss, _ steep: Double?, _ room: VerdictRoom
  ) -> String {
    guard case .scale = loss.amplitude else { return "; ‖x‖ grows in place of s" }
    let floor = room.isPlane ? loss.floor(classes: room.classes) : nil
    guard let steep else { return floor.map { "; floor \(fixed($0, 2)) can be seen" } ?? "" }
    return "; s \(fixed(steep, 0)) lets classes tear apart early and get stuck"
      + (floor.map { ", floor \(numberText($0, from: 2, through: 3))" } ?? "")
  }

  /// A scale at which a softmax is content before classes are apart.
  private static func steepScale(_ loss: any MarginLoss) -> Double? {
    guard case .scale(let scale) = loss.amplitude, loss.isShared, scale >= 30 else { return nil }
    return scale
  }

  private static func comparing(_ preset: Preset) -> String {
    preset.isPublished
      ? "compares embeddings: the plane has room, hundreds of dimensions have more"
      : "compares embeddings, no prototypes: watch the nearest mean"
  }
}
