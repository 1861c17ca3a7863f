internal import Drawing
internal import MarginLosses
internal import Plotting
internal import Training

extension Diagnosis {
  /// How many steps two prototypes point one way before it is said.
  static let mergedSteps: Int = 100

  /// Above the limit not every class has room, and two share a place.
  static let givenUp: Diagnosis = Diagnosis(level: .act) { run in
    guard run.asksTooMuch, let pair = run.mergedNames, run.lasts(pair.since, mergedSteps),
      let spacing = run.widestSpacing
    else { return nil }
    let symbol = run.marginSymbol
    guard let limit = run.exceededLimit, let margin = run.margin else {
      let asked = degreesText(run.classifier.band(spacing: spacing))
      return "\(pair.text) merged: the margins ask \(asked) between neighbours, there are "
        + "\(degreesText(spacing)). \(run.lowerOthers), then r"
    }
    let value = numberText(margin.value, from: 2, through: 3)
    return
      "\(pair.text) merged: \(symbol) \(value) is \(limit.isLeast ? "below" : "above") its limit \(limit.edgeText): not every "
      + "class has room. \(symbol) \(limit.isLeast ? "higher" : "lower"), then r"
  } detail: { _ in
    ". Read held out, as used"
  }
}
