internal import Drawing
internal import Training

extension Diagnosis {
  /// All embeddings have fallen into one place.
  static let collapsed: Diagnosis = Diagnosis(level: .act, subject: .classes) { run in
    guard run.lasts(run.watch.collapsedSince, 20) else { return nil }
    let spread = fixed(run.snapshot.training.spread(dimension: run.snapshot.dimension), 4)
    return "collapsed: all points within \(spread); loss \(fixed(run.snapshot.loss, 3)). "
      + (run.session.hasOneInput ? Run.sameRows : "η lower, then r")
  }
}

extension Run {
  /// What nothing that is turned can help.
  static let sameRows: String = "All rows of the data are the same, so nothing can part them"
}
