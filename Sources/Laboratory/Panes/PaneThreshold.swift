internal import Drawing
internal import Kernels
internal import Plotting
internal import Training

extension Pane {
  /// How far apart two samples may be to count as one class; nil without unseen classes.
  package var thresholdApart: Double? { look.threshold ?? run.openSet?.equalErrorApart }

  /// The knob that moves it.
  var thresholdDial: Dial {
    let isAngle = run.openSet?.normalizes ?? true
    let notches =
      isAngle
      ? [0.5] + (1...180).map(Double.init)
      : (1...100).map { Double($0) * thresholdReach / 100 }
    return Dial(
      value: thresholdApart ?? 0, notches: notches, range: 0...(isAngle ? 180 : 1e9), limit: nil,
      standard: run.openSet?.equalErrorApart)
  }

  /// A round distance that most pairs of held-out samples keep.
  private var thresholdReach: Double {
    guard let scores = run.openSet?.seen.scores.different, !scores.isEmpty else { return 1 }
    return roundNumber(above: max(-scores[scores.count / 2], 1e-3))
  }

  mutating func move(threshold value: Double?) {
    look.threshold = value == run.openSet?.equalErrorApart ? nil : value
  }
}
