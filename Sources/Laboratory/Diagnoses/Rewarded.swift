internal import Drawing
internal import Kernels
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// The target logit at 90° is above zero, so points there are rewarded.
  static let rewarded: Diagnosis = Diagnosis(level: .act) { run in
    let logit = run.classifier.target(.pi / 2).logit
    // What a bias that is learnt adds is no reward.
    guard logit > rewardingLogit, run.classifier.isBoundBySpacing else { return nil }
    return "ψ(90°) = +\(fixed(logit, 2)): this m rewards points at 90°. \(run.remedyOfReward)"
  }

  /// A target logit at 90° that counts as more than nothing.
  fileprivate static let rewardingLogit: Double = 0.005
}

extension Run {
  /// What takes the reward away; the numbers of the loss are tried one by one.
  fileprivate var remedyOfReward: String {
    let isRadians = margin?.hyperparameter.unit == .radians
    if isRadians, margin?.value ?? 0 >= .pi / 2, let key = margin?.hyperparameter.key,
      rewardsNothing(with: .pi / 2 - 0.01, for: key)
    {
      return "\(marginSymbol) below π/2"
    }
    let falling = keyOfVariant {
      $0.target(.pi / 2).logit <= Diagnosis.rewardingLogit && Run.turningAngle(of: $0) == nil
    }
    if let falling { return falling }
    let usual = lossDescription.hyperparameters.first {
      $0.unit != .plain && $0.laboratoryDefault != configuration.parameters[$0.key]
        && rewardsNothing(with: $0.laboratoryDefault, for: $0.key)
    }
    return usual.map { "\($0.key) at \(numberText($0.laboratoryDefault, from: 0, through: 2))" }
      ?? "\(marginSymbol) lower"
  }

  /// Whether a number's other value leaves points at 90° without a reward.
  private func rewardsNothing(with value: Double, for key: String) -> Bool {
    guard let type = LossRegistry.named(configuration.loss) else { return false }
    var parameters = configuration.parameters
    parameters[key] = value
    return type.init(parameters).target(.pi / 2).logit <= Diagnosis.rewardingLogit
  }
}
