internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// D14: there is nothing to compare, or only what has no loss.
  static let nothingCompared: Diagnosis = Diagnosis(level: .note, subject: .comparisons) { state in
    guard let tally = state.snapshot.tally, state.isIdle else { return nil }
    let triplet = state.session.metricLoss as? Triplet
    let isImpossible = tally.compared == 0 && tally.valid == 0
    guard isImpossible || state.lasts(state.watch.idleSince, 10) else { return nil }
    let what =
      state.session.metricLoss is Contrastive ? "pair" : triplet == nil ? "tuple" : "triplet"
    if isImpossible { return "no valid \(what) in this batch: loss 0, nothing moves" }
    if triplet?.mining == .easy {
      return "no valid triplet has a loss under “easy only”: loss 0, nothing moves. o = semi-hard"
    }
    let kind = triplet.map { $0.mining == .hard ? "hard " : "semi-hard " } ?? ""
    return "no \(kind)\(what) in this batch: loss 0, nothing moves"
  }
}
