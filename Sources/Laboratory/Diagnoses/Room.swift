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
    return room + state.boundWords(margin.hyperparameter.key, spacing: spacing)
  } detail: { state in
    guard let limit = state.actualLimit else { return nil }
    if let margin = state.margin, limit < margin.value, let pair = state.narrowestNames {
      return "; not yet: \(pair.text) stand \(degreesText(pair.angle)) apart"
    }
    return "; \(numberText(limit, from: 2, through: 3)) with the prototypes as they are"
  }
}

extension State {
  /// Which margins can be met, after a semicolon; nothing where nobody knows.
  fileprivate func boundWords(_ key: String, spacing: Double) -> String {
    if classifier.marginFollowsLength { return "; what \(key) asks for depends on ‖x‖" }
    guard let bound = bound(spacing: spacing), bound != .unknown else { return "" }
    guard let limit = words(of: bound) else { return "; any \(key) can be met" }
    return "; \(key) may go \(limit.isLeast ? "down" : "up") to \(limit.text)"
  }
}
