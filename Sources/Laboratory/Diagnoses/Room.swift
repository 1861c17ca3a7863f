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
    return room + state.boundWords
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
  fileprivate var boundWords: String {
    guard let margin, let marginBound else { return "; this loss has no margin" }
    let symbol = margin.hyperparameter.key
    let length = marginLoss.marginFollowsLength ? " at ‖x‖ = 1" : ""
    let text = marginBound.text(spacing: "2π/\(configuration.classes)") ?? "found by trying"
    func number(_ value: Double) -> String { numberText(value, from: 2, through: 3) }
    switch marginBound {
    case .unbounded: return "; any \(symbol) can be met\(length)"
    case .unknown: return ""
    case .at(let limit, _): return "; \(symbol) may go up to \(number(limit))\(length) (\(text))"
    case .from(let least, _):
      return "; \(symbol) may go down to \(number(least))\(length) (\(text))"
    }
  }
}
