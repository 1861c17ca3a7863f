internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// D1: the margin can be met, and how much room it leaves.
  static let room: Diagnosis = Diagnosis(level: .ok) { state in
    guard let spacing = state.equalSpacing, let band = state.equalBand else {
      let classes = state.configuration.classes
      if state.configuration.dimension == 1, classes > 2 {
        return "one dimension has two directions: angles cannot part all \(classes) classes"
      }
      return "\(classes) classes in \(state.configuration.dimension)-D"
    }
    guard state.isFeasible else { return nil }
    let room =
      "room: each class keeps \(degreesText(spacing - band)) of its \(degreesText(spacing))"
    guard let limit = state.marginLimit, let margin = state.margin,
      let text = state.marginLoss.marginLimitText(classes: state.configuration.classes)
    else {
      return room + (state.margin == nil ? "; this loss has no margin" : "; any m can be met")
    }
    let most = numberText(limit, from: 2, through: 3)
    return room + "; \(margin.hyperparameter.key) may go up to \(most) (\(text))"
  } detail: { state in
    guard let limit = state.actualLimit else { return nil }
    if let margin = state.margin, limit < margin.value, let pair = state.narrowestNames {
      return "; not yet: \(pair.text) stand \(degreesText(pair.angle)) apart"
    }
    return "; \(numberText(limit, from: 2, through: 3)) with the prototypes as they are"
  }
}
