internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// A contrastive margin that is next to nothing draws all classes into one place.
  static let askedIntoOnePlace: Diagnosis = Diagnosis(level: .act, subject: .comparisons) { run in
    guard run.step >= 20, run.session.metricLoss is any PairLoss, !run.isAsPrinted,
      let margin = run.margin, margin.value < 0.1 * run.watch.startNorm
    else { return nil }
    let spread = run.snapshot.training.spread(dimension: run.snapshot.dimension)
    guard spread < 0.1 * run.watch.startNorm else { return nil }
    let asked = numberText(margin.value, from: 1, through: 4)
    return
      "all classes lie in one place, within \(fixed(spread, 4)): \(run.marginSymbol) asks no "
      + "more than \(asked) between them. \(run.marginSymbol) higher"
  }
}
