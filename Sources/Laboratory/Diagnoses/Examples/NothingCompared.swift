internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// There is nothing to compare, or only what has no loss.
  static let nothingCompared: Diagnosis = Diagnosis(level: .note, subject: .comparisons) { run in
    guard let tally = run.snapshot.tally, run.isIdle else { return nil }
    guard let loss = run.session.metricLoss else { return nil }
    let isImpossible = tally.compared == 0 && tally.valid == 0
    guard isImpossible || run.lasts(run.watch.idleSince, 10) else { return nil }
    let what = type(of: loss).comparison.word
    if isImpossible { return "no valid \(what) in this batch: loss 0, nothing moves" }
    if loss.takesOnlyIdle {
      let choice = run.variant.map(run.variantTitle) ?? ""
      return "no valid \(what) has a loss under “\(choice)”: loss 0, nothing moves. o = semi-hard"
    }
    if tally.valid > 0, run.session.comparison == .lists {
      return "no pair of this batch has a loss left: loss 0, nothing moves"
    }
    return "no \(loss.soughtWord)\(what) in this batch: loss 0, nothing moves"
  }
}
