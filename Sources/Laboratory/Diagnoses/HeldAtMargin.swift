internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// The loss stays at α, because all classes lie upon one another.
  static let heldAtMargin: Diagnosis = Diagnosis(level: .act, subject: .comparisons) { run in
    guard let steps = run.duration(run.watch.heldAtMarginSince), steps >= 100,
      run.watch.collapsedSince == nil, run.session.comparison == .triplets
    else { return nil }
    let spread = fixed(run.snapshot.training.spread(dimension: run.snapshot.dimension), 2)
    let remedy = run.couldMineSemihard ? run.keyOfVariant("semihard") : "η lower, then r"
    let margin = numberText(run.margin?.value ?? 0, from: 1, through: 3)
    return "loss \(fixed(run.snapshot.loss, 3)) stays about α \(margin), for \(steps) steps: all "
      + "classes within "
      + "\(spread). \(remedy)"
  }
}
