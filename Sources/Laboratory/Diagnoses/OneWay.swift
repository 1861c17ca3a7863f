internal import Drawing
internal import Training

extension Diagnosis {
  /// Two prototypes have long pointed one way, and the network may still part them. It is long, too,
  /// where the margin has found no room between the narrowest two before they came together.
  static let oneWay: Diagnosis = Diagnosis(level: .act) { run in
    guard run.configuration.mode == .encoder, !run.asksTooMuch, !run.hasTooFewDirections,
      let pair = run.mergedNames, let steps = run.duration(pair.since), steps > 0,
      steps >= mergedSteps || run.lasts(run.watch.tooCloseSince, tooCloseSteps)
    else { return nil }
    return "\(pair.text) have pointed one way (\(degreesText(pair.angle))) for \(steps) steps. "
      + "They may still part; or \(run.partingRemedy)"
  }
}
