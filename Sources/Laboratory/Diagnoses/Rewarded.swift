internal import Drawing
internal import MarginLosses
internal import Plotting

extension Diagnosis {
  /// D11: the target logit at 90° is above zero, so points there are rewarded.
  static let rewarded: Diagnosis = Diagnosis(level: .act) { state in
    let logit = state.marginLoss.target(.pi / 2).logit
    guard logit > 0.005 else { return nil }
    let remedy =
      state.margin?.hyperparameter.unit == .radians
      ? "\(state.marginSymbol) below π/2" : "o = fall-back"
    return "ψ(90°) = +\(fixed(logit, 2)): this m rewards points at 90°. \(remedy)"
  }
}
