internal import Drawing
internal import MarginLosses

extension Diagnosis {
  /// How many steps a pair has to stand too close before it is said.
  static let tooCloseSteps: Int = 300

  /// D5: one pair has long stood closer than the margin asks, though all could have room.
  static let pairTooClose: Diagnosis = Diagnosis(level: .act) { run in
    guard run.isFeasible, run.lasts(run.watch.tooCloseSince, tooCloseSteps),
      let pair = run.narrowestNames
    else { return nil }
    let asked = run.classifier.band(spacing: pair.angle)
    guard asked > pair.angle else { return nil }
    let symbol = run.marginSymbol
    return "\(pair.text) stand \(degreesText(pair.angle)) apart, \(symbol) asks "
      + "\(degreesText(asked)): this pair cannot meet it. \(symbol) lower, or R"
  }
}
