internal import Drawing
internal import Kernels
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// Steps so large that points fly past where they belong: a loss that sees directions alone shows
  /// it by lengths that grow while the loss stays high.
  static let overshooting: Diagnosis = Diagnosis(level: .act) { run in
    guard run.isOvershooting else { return nil }
    let (start, norm) = (run.watch.startNorm, run.snapshot.training.meanNorm)
    let rate = numberText(run.configuration.learningRate, from: 0, through: 4)
    return "‖x‖ \(fixed(start, 1)) → \(fixed(norm, 1)), loss \(fixed(run.snapshot.loss, 2)), "
      + "floor \(fixed(run.lossFloor, 2)): steps of η \(rate) go too far. η lower, then r"
  }
}

extension Run {
  fileprivate var lossFloor: Double { session.lossFloor ?? 0 }

  /// Whether a rate far above the usual one goes with long embeddings and a high loss.
  fileprivate var isOvershooting: Bool {
    guard case .scale = classifier.amplitude, !configuration.isJudged, !asksTooMuch, step >= 100,
      configuration.learningRate >= 4 * configuration.usualLearningRate
    else { return false }
    // Points of a wrong class, or of none, keep the loss high at any rate.
    guard configuration.labelNoise == 0, configuration.outliers == 0 else { return false }
    return snapshot.training.meanNorm >= 5 * watch.startNorm
      && snapshot.loss > 1.25 * lossFloor + 0.1
      && snapshot.training.accuracy?.asUsed ?? 0 < 0.97
  }
}
