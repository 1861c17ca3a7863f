internal import Drawing
internal import MarginLosses
internal import Plotting
internal import Training

extension Diagnosis {
  /// D13 without prototypes: all embeddings have fallen into one place, where triplets cost α.
  static let comparedIntoOnePlace: Diagnosis = Diagnosis(level: .act, subject: .comparisons) {
    state in
    guard state.lasts(state.watch.collapsedSince, 20) else { return nil }
    let spread = fixed(state.snapshot.training.spread(dimension: state.snapshot.dimension), 4)
    let remedy =
      (state.session.metricLoss as? Triplet).map { $0.mining != .semihard } ?? false
      ? "η lower, or o = semi-hard" : state.isAsPrinted ? "o = corrected" : "η lower, then r"
    return "collapsed: all points within \(spread); loss = \(state.restingLoss). \(remedy)"
  }
}

extension State {
  /// The loss, and what it is when all points lie in one place.
  fileprivate var restingLoss: String {
    let value = fixed(snapshot.loss, 3)
    if isUnmatched { return "ln \(anchors) = \(fixed(matchlessLoss, 3))" }
    guard session.metricLoss is Triplet, let margin,
      (snapshot.loss - margin.value).magnitude < 0.005
    else { return value }
    return "\(marginSymbol) = \(fixed(margin.value, 3))"
  }
}
