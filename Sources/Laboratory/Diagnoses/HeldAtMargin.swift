internal import Drawing
internal import MarginLosses
internal import Plotting
internal import Training

extension Diagnosis {
  /// D13 before its end: the loss stays at α, because all classes lie upon one another.
  static let heldAtMargin: Diagnosis = Diagnosis(level: .act, subject: .comparisons) { state in
    guard let steps = state.duration(state.watch.heldAtMarginSince), steps >= 100,
      state.watch.collapsedSince == nil, state.session.comparison == .triplets
    else { return nil }
    let spread = fixed(state.snapshot.training.spread(dimension: state.snapshot.dimension), 2)
    let remedy = state.couldMineSemihard ? "η lower, or o = semi-hard" : "η lower, then r"
    let margin = numberText(state.margin?.value ?? 0, from: 1, through: 3)
    return "loss \(fixed(state.snapshot.loss, 3)) stays about α \(margin), for \(steps) steps: all "
      + "classes within "
      + "\(spread). \(remedy)"
  }
}
