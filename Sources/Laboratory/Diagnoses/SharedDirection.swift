internal import Drawing
internal import Training

extension Diagnosis {
  /// Two prototypes have long pointed one way, of free points, which cannot pass each other on a circle.
  static let sharedDirection: Diagnosis = Diagnosis(level: .act) { run in
    guard run.configuration.mode == .free, !run.asksTooMuch, !run.hasTooFewDirections,
      let pair = run.mergedNames, run.lasts(pair.since, mergedSteps)
    else { return nil }
    let reason = run.configuration.dimension == 2 ? "; on a circle they cannot pass" : ""
    return "\(pair.text) share a direction (\(degreesText(pair.angle)))\(reason). "
      + run.partingRemedy.replacing(", ", with: ", or ")
  }
}
