internal import Drawing
internal import Plotting
internal import Training

extension Diagnosis {
  /// D13: all embeddings have fallen into one place.
  static let collapsed: Diagnosis = Diagnosis(level: .act) { state in
    guard state.lasts(state.watch.collapsedSince, 20) else { return nil }
    let spread = fixed(state.snapshot.training.spread(dimension: state.snapshot.dimension), 4)
    return "collapsed: all points within \(spread); loss \(fixed(state.snapshot.loss, 3)). "
      + "η lower, then r"
  }
}
