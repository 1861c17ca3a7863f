internal import Training

extension Pane {
  /// Takes steps one by one, so that it does not matter in how many calls: a run that diverged goes
  /// no further.
  mutating func advance(steps: Int) {
    for _ in 0..<steps where run.session.isFinite { advance() }
  }

  /// Takes steps up to where the run diverges.
  ///
  /// - Returns: whether it did; from a run whose loss ran away it goes on until nothing is a number.
  mutating func divergesWithin(steps: Int) -> Bool {
    for _ in 0..<steps {
      let hadDiverged = run.watch.divergedAt != nil
      advance()
      if run.watch.divergedAt != nil, !hadDiverged || !run.session.isFinite { return true }
    }
    return false
  }
}
