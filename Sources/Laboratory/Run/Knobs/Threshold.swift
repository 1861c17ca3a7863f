internal import Drawing
internal import Kernels
internal import Plotting
internal import Training

extension OpenSetReport {
  /// A score as a person reads it: degrees between two directions, or a distance.
  func apart(_ score: Double) -> Double {
    guard normalizes else { return -score }
    let cosine = min(max(score, -1), 1)
    return 2 * Double.atan2((1 - cosine).squareRoot(), (1 + cosine).squareRoot()) * 180 / .pi
  }

  /// The score of two samples so far apart.
  package func score(_ apart: Double) -> Double {
    normalizes ? Double.cos(apart * .pi / 180) : -apart
  }

  /// Where, of held-out samples, as many pairs are accepted wrongly as rejected wrongly; of unseen
  /// ones where nothing is held out.
  var equalErrorApart: Double? {
    (seen.verification ?? unseen.verification).map { apart($0.equalErrorThreshold) }
  }

  /// How a distance is written.
  package func text(_ apart: Double) -> String {
    normalizes ? fixed(apart, 1) + "°" : fixed(apart, 2)
  }
}

extension State {
  /// How far apart two samples may be to count as one class; nil without unseen classes.
  package var thresholdApart: Double? { look.threshold ?? openSet?.equalErrorApart }

  /// The knob that moves it.
  var thresholdDial: Dial {
    let isAngle = openSet?.normalizes ?? true
    let notches =
      isAngle
      ? [0.5] + (1...180).map(Double.init)
      : (1...100).map { Double($0) * thresholdReach / 100 }
    return Dial(
      value: thresholdApart ?? 0, notches: notches, range: 0...(isAngle ? 180 : 1e9), limit: nil,
      standard: openSet?.equalErrorApart)
  }

  /// A round distance that most pairs of held-out samples keep.
  private var thresholdReach: Double {
    guard let scores = openSet?.seen.scores.different, !scores.isEmpty else { return 1 }
    return roundNumber(above: max(-scores[scores.count / 2], 1e-3))
  }

  mutating func move(threshold value: Double?) {
    look.threshold = value == openSet?.equalErrorApart ? nil : value
  }
}
