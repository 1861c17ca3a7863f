internal import Drawing
internal import MarginLosses

extension Diagnosis {
  /// D15: a number is not finite, or the loss ran away; the run is paused.
  static let diverged: [Diagnosis] = [
    Diagnosis(level: .act, subject: .anyLoss, occasion: .running) { $0.divergedWords("") },
    Diagnosis(level: .act, subject: .anyLoss, occasion: .paused) { $0.divergedWords(": paused") },
  ]
}

extension Run {
  fileprivate func divergedWords(_ paused: String) -> String? {
    guard let step = watch.divergedAt else { return nil }
    guard lossDescription.heldConstant(in: variant) == "s" else {
      return "diverged at step \(step)\(paused). η lower, then r"
    }
    return
      "diverged at step \(step)\(paused). The s that it chooses runs away where others are not "
      + "near 90°. \(keyOfVariant("fixed")), then r"
  }
}
