internal import Drawing

extension Diagnosis {
  /// D15: a number is not finite, or the loss ran away; the run is paused.
  static let diverged: Diagnosis = Diagnosis(level: .act, subject: .anyLoss) { state in
    guard let step = state.watch.divergedAt else { return nil }
    return "diverged at step \(step)\(state.isRunning ? "" : ": paused"). η lower, then r"
  }
}
