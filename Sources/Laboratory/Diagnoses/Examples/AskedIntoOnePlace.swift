internal import Drawing
internal import MarginLosses
internal import Plotting
internal import Training

extension Diagnosis {
  /// A contrastive margin that is next to nothing draws all classes into one place.
  static let askedIntoOnePlace: Diagnosis = Diagnosis(level: .act, subject: .comparisons) { state in
    guard state.step >= 20, state.session.metricLoss is any PairLoss, !state.isAsPrinted,
      let margin = state.margin, margin.value < 0.1 * state.watch.startNorm
    else { return nil }
    let spread = state.snapshot.training.spread(dimension: state.snapshot.dimension)
    guard spread < 0.1 * state.watch.startNorm else { return nil }
    let asked = numberText(margin.value, from: 1, through: 4)
    return
      "all classes lie in one place, within \(fixed(spread, 4)): \(state.marginSymbol) asks no "
      + "more than \(asked) between them. \(state.marginSymbol) higher"
  }
}
