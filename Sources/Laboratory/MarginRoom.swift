internal import Kernels
internal import MarginLosses
internal import Training

/// How much room a margin has, and what is to be turned when it asks for more.
extension State {
  /// Radians that neighbours can be apart at most: on the circle, or, as a bound in other dimensions,
  /// between the corners of a simplex; nil without prototypes.
  var widestSpacing: Double? {
    guard !isMetric else { return nil }
    if let equalSpacing { return equalSpacing }
    let cosine = -1 / Double(max(configuration.classes - 1, 1))
    return Double.atan2((1 - cosine * cosine).squareRoot(), cosine)
  }

  /// Whether the margin asks for more between neighbours than classes can have.
  var asksTooMuch: Bool {
    widestSpacing.map { marginLoss.band(spacing: $0) > $0 + 1e-9 } ?? false
  }

  /// The limit that the margin is beyond, in its unit, and how it is written; nil where no margin is
  /// small enough beside the other ones.
  var exceededLimit: (value: Double, text: String)? {
    guard let spacing = widestSpacing,
      let limit = marginLoss.marginLimit(spacing: spacing) ?? searchedLimit(spacing: spacing),
      limit > 0, limit < margin?.value ?? 0
    else { return nil }
    let number = numberText(limit, from: 2, through: 3)
    let form =
      configuration.dimension == 2
      ? marginLoss.marginLimitText(classes: configuration.classes) : nil
    return (limit, number + (form.map { " (\($0))" } ?? ""))
  }

  /// The largest margin that neighbours so far apart can meet, for losses without a closed form; nil
  /// where every one can be met.
  func searchedLimit(spacing: Double) -> Double? {
    guard let margin, let type = LossRegistry.named(configuration.loss) else { return nil }
    func isMet(_ value: Double) -> Bool {
      var parameters = configuration.parameters
      parameters[margin.hyperparameter.key] = value
      return type.init(parameters).band(spacing: spacing) <= spacing + 1e-9
    }
    var (low, high) = (
      margin.hyperparameter.range.lowerBound, margin.hyperparameter.range.upperBound
    )
    guard !isMet(high) else { return nil }
    guard isMet(low) else { return 0 }
    for _ in 0..<24 {
      let middle = (low + high) / 2
      if isMet(middle) { low = middle } else { high = middle }
    }
    return low
  }

  /// What to lower where the margin's own limit is no help: the other margins, by name.
  var lowerOthers: String {
    let others = lossDescription.hyperparameters.filter { each in
      guard each.unit != .plain, each.key != lossDescription.marginKey else { return false }
      let value = configuration.parameters[each.key] ?? each.laboratoryDefault
      return value > (each.unit == .factor ? 1 : 0)
    }
    guard !others.isEmpty else { return "\(marginSymbol) lower" }
    return
      "Lower \(others.map { name(of: .hyperparameter($0.key)).symbol }.joined(separator: ", "))"
      + (margin == nil ? "" : " first")
  }

  /// Whether the nearest two prototypes are at least half as far apart as all could be.
  var areSpreadOut: Bool {
    guard let spacing = equalSpacing, let pair = snapshot.narrowestPair else { return true }
    return pair.angle >= spacing / 2
  }

  /// What helps prototypes that point one way; a loss without a scale of its own cannot lower it.
  var partingRemedy: String {
    subjects.contains(.hyperparameter("s")) && configuration.parameters["s"] != nil
      ? "R, s lower" : "R"
  }
}
