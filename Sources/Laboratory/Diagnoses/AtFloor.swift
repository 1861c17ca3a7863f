internal import Drawing
internal import Kernels
internal import MarginLosses
internal import Plotting
internal import Training

extension Diagnosis {
  /// D10: the loss is as low as equal classes at equal spacing can make it.
  static let atFloor: Diagnosis = Diagnosis(level: .note) { state in
    let classes = state.configuration.classes
    guard state.step >= 100, state.configuration.dimension == 2, state.isFeasible,
      let floor = state.marginLoss.floor(classes: classes), floor > 0,
      abs(state.snapshot.loss - floor) <= 0.02 * floor,
      case .scale(let scale) = state.marginLoss.amplitude
    else { return nil }
    let decimals = floor < 0.1 ? 4 : 2
    return "loss \(fixed(state.snapshot.loss, decimals)) is its floor for s "
      + "\(numberText(scale, from: 0, through: 3)) and \(classes) classes: "
      + "nothing is left to learn"
  }
}
