internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// D12: hardly a triplet pulls, and there is something left to learn.
  static let starved: Diagnosis = Diagnosis(level: .act, subject: .comparisons) { state in
    guard state.lasts(state.watch.starvedSince, 50), !state.isIdle || state.isMiningRare,
      state.session.comparison == .triplets,
      let share = state.snapshot.tally?.activeFraction
    else { return nil }
    let remedy =
      state.variant == "all" || state.variant == "batch_hard"
      ? "o = semi-hard" : "\(state.marginSymbol) higher, or o = batch-hard"
    return "starved: \(shareText(share)) of triplets active. A loss of 0 is silence, not success. "
      + remedy
  } detail: { state in
    guard state.variant == "semihard",
      let hard = state.snapshot.tally?.hard, hard > 0
    else { return nil }
    return ". \(grouped(hard)) hard ones are left out"
  }
}

extension State {
  /// Whether mining takes triplets that have a loss, but may find none.
  fileprivate var isMiningRare: Bool {
    session.comparison == .triplets && session.metricLoss?.takesOnlyIdle == false
  }
}
