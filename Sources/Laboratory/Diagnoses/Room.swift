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
    guard let margin = state.margin else { return room + "; this loss has no margin" }
    let key = margin.hyperparameter.key
    if state.asksByLength { return room + "; what \(key) asks for depends on ‖x‖" }
    guard let bound = state.bound(spacing: spacing) else { return room + "; any m can be met" }
    return room + "; \(key) may go \(bound.isLeast ? "down" : "up") to \(bound.text)"
  } detail: { state in
    guard let limit = state.actualLimit else { return nil }
    if let margin = state.margin, limit < margin.value, let pair = state.narrowestNames {
      return "; not yet: \(pair.text) stand \(degreesText(pair.angle)) apart"
    }
    return "; \(numberText(limit, from: 2, through: 3)) with the prototypes as they are"
  }
}
