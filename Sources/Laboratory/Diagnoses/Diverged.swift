internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// A number is not finite, or the loss ran away; the run is paused.
  static let diverged: [Diagnosis] = [
    Diagnosis(level: .act, subject: .anyLoss, occasion: .running) { $0.divergedWords("") },
    Diagnosis(level: .act, subject: .anyLoss, occasion: .paused) { $0.divergedWords(": paused") },
  ]
}

extension Run {
  /// Where it diverged; the loss that is shown may have run away at this very step.
  package var divergedAt: Int? {
    guard watch.divergedAt == nil, !configuration.isJudged else { return watch.divergedAt }
    return watch.hasRunAway(snapshot.loss) ? snapshot.step : nil
  }

  fileprivate func divergedWords(_ paused: String) -> String? {
    guard let step = divergedAt else { return nil }
    guard lossDescription.heldConstant(in: variant) == "s" else {
      return "diverged at step \(step)\(paused). η lower, then r"
    }
    return
      "diverged at step \(step)\(paused). The s that it chooses runs away where others are not "
      + "near 90°. \(keyOfVariant("fixed")), then r"
  }
}
