internal import Drawing
internal import Kernels
internal import MarginLosses
internal import Plotting
internal import Training

extension Diagnosis {
  /// D11: the target logit at 90° is above zero, so points there are rewarded.
  static let rewarded: Diagnosis = Diagnosis(level: .act) { run in
    let logit = run.classifier.target(.pi / 2).logit
    guard logit > rewardingLogit else { return nil }
    let isRadians = run.margin?.hyperparameter.unit == .radians
    let remedy =
      isRadians && run.rewardsNothing(below: .pi / 2)
      ? "\(run.marginSymbol) below π/2"
      : run.hasFallBack ? "o = fall-back" : "\(run.marginSymbol) lower"
    return "ψ(90°) = +\(fixed(logit, 2)): this m rewards points at 90°. \(remedy)"
  }

  /// A target logit at 90° that counts as more than nothing.
  fileprivate static let rewardingLogit: Double = 0.005
}

extension Run {
  /// Whether a margin just below a value leaves points at 90° without a reward.
  fileprivate func rewardsNothing(below value: Double) -> Bool {
    guard let key = lossDescription.marginKey, let type = LossRegistry.named(configuration.loss)
    else { return false }
    var parameters = configuration.parameters
    parameters[key] = value - 0.01
    return type.init(parameters).target(.pi / 2).logit <= Diagnosis.rewardingLogit
  }
}
