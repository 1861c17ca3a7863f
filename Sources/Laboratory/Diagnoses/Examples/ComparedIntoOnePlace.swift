internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// Without prototypes all embeddings have fallen into one place, where triplets cost α.
  static let comparedIntoOnePlace: Diagnosis = Diagnosis(level: .act, subject: .comparisons) {
    run in
    guard run.lasts(run.watch.collapsedSince, 20) else { return nil }
    let spread = fixed(run.snapshot.training.spread(dimension: run.snapshot.dimension), 4)
    let remedy =
      run.session.hasOneInput
      ? Run.sameRows
      : run.couldMineSemihard
        ? run.keyOfVariant("semihard")
        : run.isAsPrinted ? run.keyOfVariant("correct") : "η lower, then r"
    return "collapsed: all points within \(spread); loss = \(run.lossAtRest). \(remedy)"
  }
}

extension Run {
  /// The loss, and what it is when all points lie in one place.
  fileprivate var lossAtRest: String {
    let value = fixed(snapshot.loss, 3)
    guard let rest = restingLoss, (snapshot.loss - rest.value).magnitude < 0.005 else {
      return value
    }
    return "\(rest.name) = \(fixed(rest.value, 3))"
  }
}
