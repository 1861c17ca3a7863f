internal import Drawing
internal import MarginLosses
internal import Plotting
internal import Training

extension Diagnosis {
  /// D13 of N-pair: the loss is that of embeddings without any order, and stays there.
  static let unmatched: Diagnosis = Diagnosis(level: .act, subject: .comparisons) { state in
    guard state.lasts(state.watch.unmatchedSince, 50), state.watch.collapsedSince == nil else {
      return nil
    }
    let reason =
      state.isAsPrinted
      ? "the printed sign unmatches. o = corrected"
      : "no anchor knows its positive. η lower, then r"
    return "parked at \(state.restingLoss?.name ?? "rest") = \(fixed(state.snapshot.loss, 3)), "
      + "‖x‖ \(fixed(Watch.meanNorm(state.snapshot), 2)): \(reason)"
  }
}
