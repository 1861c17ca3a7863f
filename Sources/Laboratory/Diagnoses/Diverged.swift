internal import Drawing
internal import MarginLosses

extension Diagnosis {
  /// D15: a number is not finite, or the loss ran away; the run is paused.
  static let diverged: Diagnosis = Diagnosis(level: .act, subject: .anyLoss) { state in
    guard let step = state.watch.divergedAt else { return nil }
    let paused = state.isRunning ? "" : ": paused"
    guard state.lossDescription.heldConstant(in: state.variant) == "s" else {
      return "diverged at step \(step)\(paused). η lower, then r"
    }
    return
      "diverged at step \(step)\(paused). The s that it chooses runs away where others are not "
      + "near 90°. \(state.variantKey(to: "fixed")) = fixed, then r"
  }
}
