internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// D8: points stand where the target logit pushes them away from their own prototype.
  static let pushedAway: Diagnosis = Diagnosis(level: .act) { state in
    guard state.lasts(state.watch.pushedAwaySince, 100), let angle = state.turningAngle else {
      return nil
    }
    let counts = state.pointsBeyond(angle)
    guard let most = counts.max(), most > 0, let label = counts.firstIndex(of: most) else {
      return nil
    }
    let description = state.lossDescription
    let reason =
      state.margin?.hyperparameter.key == "m" && state.margin?.hyperparameter.unit == .radians
      ? " (180° − m)" : ""
    let (points, them) = most == 1 ? ("point", "it") : ("points", "them")
    return "\(most) \(points) of \(state.snapshot.classNames[label]) beyond "
      + "\(degreesText(angle))\(reason): \(state.variant ?? "") \(description.title) "
      + "pushes \(them) away. o = fall-back"
  }
}
