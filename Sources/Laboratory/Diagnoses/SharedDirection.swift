internal import Drawing
internal import Training

extension Diagnosis {
  /// D7: the same with free points, which cannot pass each other on a circle.
  static let sharedDirection: Diagnosis = Diagnosis(level: .act) { state in
    guard state.configuration.mode == .free, !state.asksTooMuch,
      state.lasts(state.watch.mergedSince, mergedSteps), let pair = state.narrowestNames
    else { return nil }
    let reason = state.configuration.dimension == 2 ? "; on a circle they cannot pass" : ""
    return "\(pair.text) share a direction (\(degreesText(pair.angle)))\(reason). "
      + state.partingRemedy.replacing(", ", with: ", or ")
  }
}
