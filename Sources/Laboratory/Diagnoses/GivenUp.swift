internal import Drawing

extension Diagnosis {
  /// How many steps two prototypes point one way before it is said.
  static let mergedSteps: Int = 100

  /// D4: above the limit the margin is met by merging two classes.
  static let givenUp: Diagnosis = Diagnosis(level: .act) { state in
    guard !state.isFeasible, state.lasts(state.watch.mergedSince, mergedSteps),
      let pair = state.narrowestNames
    else { return nil }
    return "\(pair.text) merged: the margin is met by giving up a class. "
      + "\(state.marginSymbol) lower, then r. Read held out, as used"
  }
}
