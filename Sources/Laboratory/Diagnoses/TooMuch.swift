internal import Drawing
internal import Training

extension Diagnosis {
  /// D3: the margin asks for more than equally spaced classes have.
  static let tooMuch: Diagnosis = Diagnosis(level: .act) { state in
    guard !state.isFeasible, let spacing = state.equalSpacing, let band = state.equalBand else {
      return nil
    }
    let limit = state.marginLimit ?? 0
    let remedy =
      limit > 0
      ? "← below \(numberText(limit, from: 2, through: 3))" : "Lower the other margins first"
    return "\(state.marginSymbol) asks \(degreesText(band)) between neighbours; "
      + "\(state.configuration.classes) classes in 2-D have \(degreesText(spacing)). \(remedy). "
      + "As used nothing need change"
  }
}
