internal import Kernels
internal import MarginLosses

/// How a run stands, from its state alone.
public enum Status: String, CaseIterable, Sendable {
  /// Nine in ten training samples meet the margin, or the loss is within 2 % of its floor; without
  /// prototypes, nine in ten are nearest to the mean of their class, something is compared, and
  /// hardly half of the triplets still cost anything. Never with a margin that cannot be met.
  case converged
  /// At rest with a margin that equally spaced classes cannot meet.
  case unmet
  /// Two classes point the same way, within 2°.
  case merged
  /// At least one training sample in fifty is wrong and more than 90° from its prototype.
  case trapped
  /// The embeddings' root mean square distance from their mean is below a thousandth; of their length where
  /// the loss sees directions alone.
  case collapsed
  /// A parameter is not a finite number, or the loss ran away from where it began.
  case diverged
  /// The steps are used up, and it is none of these.
  case stopped

  /// Reads a status that was written down; what is stopped now was once called running.
  public init?(written text: String) {
    self.init(rawValue: text == "running" ? "stopped" : text)
  }

  /// From the worst to the best.
  public static let worstFirst: [Status] = [
    .diverged, .collapsed, .trapped, .merged, .unmet, .stopped, .converged,
  ]

  /// One line for help.
  public var meaning: String {
    switch self {
    case .converged:
      "nine in ten training samples meet the margin, or the loss is within 2 % of its floor (comparing "
        + "losses: nine in ten are nearest to their class mean, and under half of the triplets cost), never in a warm-up"
    case .unmet:
      "at rest, but the margin is more than equally spaced classes can meet (one that follows ‖x‖: of the "
        + "mean length)"
    case .merged: "two classes, or their prototypes, point one way, within 2° (from step 100 on)"
    case .trapped:
      "one training sample in fifty, or more, is wrong and over 90° from its own prototype (from step "
        + "100 on)"
    case .collapsed: "all embeddings lie within 0.001 of their mean (by angle: of their length)"
    case .diverged: "a number is not finite, or the loss is over 100 times where it began"
    case .stopped: "none of these when the steps were used up (rows of old sweeps say running)"
    }
  }

  /// Before this step classes and samples may still part, so none is called merged or trapped.
  static let earliestVerdict: Int = 100
  /// Embeddings that are spread less than this lie in one place.
  public static let collapsedSpread: Double = 1e-3
  /// A loss this many times its start has run away.
  public static let runawayFactor: Double = 100
  /// Starts below this count as this, so that a loss that began near 0 may breathe.
  public static let smallestStartLoss: Double = 0.01
}

extension Session {
  func status(of snapshot: Snapshot, _ metrics: Metrics) -> Status {
    guard isFinite, snapshot.loss.isFinite, !hasRunAway(snapshot.loss) else { return .diverged }
    if snapshot.spread(seenBy: objective.classifier) < Status.collapsedSpread { return .collapsed }
    guard let marginLoss = objective.loss else { return isSettled(metrics) ? .converged : .stopped }
    // Where no angle decides, classes may well stand one behind another.
    let isEarly = step < Status.earliestVerdict || !marginLoss.isOfAngles
    // Of several centres of a class some may serve no point, wherever they stand.
    let ofPrototypes = snapshot.prototypesPerClass > 1 ? nil : metrics.prototypeGapMinDegrees
    let gap = min(metrics.classGapMinDegrees ?? 180, ofPrototypes ?? 180)
    if gap < 2, !isEarly { return .merged }
    let judgements = snapshot.training.judgements
    let far = judgements.count { $0.ownAngle > .pi / 2 && !$0.isRight }
    if far * 50 >= judgements.count, !isEarly { return .trapped }
    let floor = snapshot.floor(of: marginLoss)
    let isAtFloor = floor.map { snapshot.loss <= 1.02 * $0 } ?? false
    let meetsMargin = (metrics.accuracyTrainWithMargin ?? 0) >= 0.9
    let told = snapshot.told(of: marginLoss)
    // At lengths of their own most may meet what those of the mean length cannot.
    guard isFeasible(told) != false || (meetsMargin && told.marginFollowsLength) else {
      return isAtFloor || isAtRest ? .unmet : .stopped
    }
    return (meetsMargin || isAtFloor) && !isShortOfItsSettings ? .converged : .stopped
  }

  /// Whether the batch losses of the last tenth of the steps are, within 2 %, those of the tenth
  /// before; from 50 steps a tenth on.
  private var isAtRest: Bool {
    let losses = history.losses
    let count = losses.count / 10
    guard count >= 50 else { return false }
    func mean(_ part: ArraySlice<Float>) -> Double {
      part.reduce(0) { $0 + Double($1) } / Double(part.count)
    }
    let last = mean(losses.suffix(count))
    let before = mean(losses.dropLast(count).suffix(count))
    return (last - before).magnitude <= 0.02 * before.magnitude
  }

  private func hasRunAway(_ loss: Double) -> Bool {
    guard let start = lossSinceTurn ?? history.losses.first.map(Double.init) else { return false }
    return loss > Status.runawayFactor * max(start, Status.smallestStartLoss)
  }

  private func isSettled(_ metrics: Metrics) -> Bool {
    // A list whose pairs have no loss left is compared no more.
    let compared = comparison == .lists ? tally?.valid : tally?.compared
    guard (compared ?? 0) > 0, (metrics.accuracyTrain ?? 0) >= 0.9 else { return false }
    return comparison != .triplets || (metrics.activeFraction ?? 1) < 0.5
  }
}
