internal import Drawing
internal import MarginLosses

extension Diagnosis {
  /// How many steps a pair has to stand too close before it is said.
  static let tooCloseSteps: Int = 300

  /// D5: one pair has long stood closer than the margin asks, though all could have room.
  static let pairTooClose: Diagnosis = Diagnosis(level: .act) { state in
    guard state.isFeasible, state.lasts(state.watch.tooCloseSince, tooCloseSteps),
      let pair = state.narrowestNames
    else { return nil }
    let asked = state.classifier.band(spacing: pair.angle)
    guard asked > pair.angle else { return nil }
    let symbol = state.marginSymbol
    return "\(pair.text) stand \(degreesText(pair.angle)) apart, \(symbol) asks "
      + "\(degreesText(asked)): this pair cannot meet it. \(symbol) lower, or R"
  }
}
