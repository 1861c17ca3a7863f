internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// D3: the margin asks for more than equally spaced classes have.
  static let tooMuch: Diagnosis = Diagnosis(level: .act) { state in
    guard !state.isFeasible, let spacing = state.equalSpacing, let band = state.equalBand else {
      return nil
    }
    return "\(state.marginSymbol) asks \(degreesText(band)) between neighbours; "
      + "\(state.configuration.classes) classes in 2-D have \(degreesText(spacing)). \(state.remedyForMargin). "
      + "As used nothing need change"
  }
}

extension State {
  /// Which way to turn the margin so that it can be met.
  fileprivate var remedyForMargin: String {
    switch marginBound {
    case .at(let limit, _)? where limit > 0: "← below \(numberText(limit, from: 2, through: 3))"
    case .from(let least, _)?: "→ above \(numberText(least, from: 2, through: 3))"
    default: "Lower the other margins first"
    }
  }
}
