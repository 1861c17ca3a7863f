internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// Hardly a triplet pulls, and there is something left to learn.
  static let starved: Diagnosis = Diagnosis(level: .act, subject: .comparisons) { run in
    guard run.lasts(run.watch.starvedSince, 50), !run.isIdle || run.isMiningRare,
      run.session.comparison == .triplets,
      let share = run.snapshot.tally?.activeFraction
    else { return nil }
    // Which triplets are hard does not depend on the margin.
    let remedy =
      ["all", "batch_hard", "hard"].contains(run.variant)
      ? run.keyOfVariant("semihard")
      : "\(run.marginSymbol) higher, or \(run.keyOfVariant("batch_hard"))"
    return "starved: \(shareText(share)) of triplets active. A loss of 0 is silence, not success. "
      + remedy
  } detail: { run in
    guard run.variant == "semihard",
      let hard = run.snapshot.tally?.hard, hard > 0
    else { return nil }
    return ". \(grouped(hard)) hard ones are left out"
  }
}

extension Run {
  /// Whether mining takes triplets that have a loss, but may find none.
  fileprivate var isMiningRare: Bool {
    session.comparison == .triplets && session.metricLoss?.takesOnlyIdle == false
  }
}
