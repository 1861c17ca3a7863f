internal import Drawing
internal import Kernels
internal import MarginLosses
internal import Plotting

/// What becomes of a setting with so many classes in the plane, by its closed forms.
public struct PresetVerdict: Equatable, Sendable {
  /// Whether equally spaced classes can meet its margin; true without one.
  public let isFeasible: Bool
  /// One line.
  public let words: String

  /// - Parameter classes: equally spaced in the plane.
  public init(_ preset: Preset, classes: Int) {
    guard let type = LossRegistry.named(preset.loss) else {
      isFeasible = true
      words = Self.comparing(preset)
      return
    }
    let loss = type.init(preset.parameters)
    guard loss.isOfAngles else {
      isFeasible = true
      words = "distances decide: every margin leaves the mean of a class its ground"
      return
    }
    let spacing = 2 * .pi / Double(classes)
    let band = loss.band(spacing: spacing)
    let room = spacing - band
    isFeasible = room > -1e-9
    let share = degreesText(spacing)
    guard isFeasible else {
      words =
        "asks \(degreesText(band)) between neighbours, \(classes) classes in 2-D have \(share)"
        + Self.boundWords(loss.marginBound(spacing: spacing, with: preset.parameters))
      return
    }
    let hasMargin =
      preset.description?.hyperparameters.contains { $0.unit != .plain } ?? false
    words =
      (hasMargin && band > 1e-9
        ? "feasible: \(type.description.strictest) keeps \(degreesText(room)) of its \(share)"
        : "no margin: every angle is allowed") + Self.scaleWords(loss, classes: classes)
  }

  /// What the margin would have to be instead.
  private static func boundWords(_ bound: MarginBound) -> String {
    switch bound {
    case .unbounded, .unknown: ""
    case .at(let limit, _): ": at most \(numberText(limit, from: 2, through: 3))"
    case .from(let least, _): ": at least \(numberText(least, from: 2, through: 3))"
    }
  }

  /// What a fixed scale does to the loss that is left.
  private static func scaleWords(_ loss: any MarginLoss, classes: Int) -> String {
    guard case .scale(let scale) = loss.amplitude else {
      return "; ‖x‖ grows in place of s"
    }
    guard let floor = loss.floor(classes: classes) else { return "" }
    if scale >= 30 {
      return "; s \(fixed(scale, 0)) lets classes tear apart early and get stuck, floor "
        + numberText(floor, from: 2, through: 3)
    }
    return "; floor \(fixed(floor, 2)) can be seen"
  }

  private static func comparing(_ preset: Preset) -> String {
    preset.isPublished
      ? "compares embeddings: the plane has room, hundreds of dimensions have more"
      : "compares embeddings, no prototypes: watch the nearest mean"
  }
}
