internal import Drawing
internal import Kernels
internal import MarginLosses
internal import Training

/// The largest margin that can be met, or the least of a loss that asks for less with a larger one.
struct MarginBound {
  /// In the margin's own unit.
  let value: Double
  /// The number, and its closed form where there is one.
  let text: String
  var isLeast: Bool = false
}

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

  /// The limit that the margin is beyond; nil where no margin is met beside the other numbers.
  var exceededLimit: MarginBound? {
    guard let spacing = widestSpacing, let bound = bound(spacing: spacing), let margin else {
      return nil
    }
    return bound.isLeast || (bound.value > 0 && bound.value < margin.value) ? bound : nil
  }

  /// What bounds the margin of neighbours so far apart: in closed form, else searched; nil where
  /// every margin can be met, or none.
  func bound(spacing: Double) -> MarginBound? {
    guard let limit = marginLoss.marginLimit(spacing: spacing) else {
      return searchedBound(spacing: spacing)
    }
    let number = numberText(limit, from: 2, through: 3)
    let form =
      configuration.dimension == 2
      ? marginLoss.marginLimitText(classes: configuration.classes) : nil
    return MarginBound(value: limit, text: number + (form.map { " (\($0))" } ?? ""))
  }

  private func searchedBound(spacing: Double) -> MarginBound? {
    guard let margin else { return nil }
    let range = margin.hyperparameter.range
    func isMet(_ value: Double) -> Bool {
      band(with: value, for: margin.hyperparameter.key, spacing: spacing) <= spacing + 1e-9
    }
    // A few losses ask for less the larger their margin is.
    let isLeast = isMet(range.upperBound)
    guard isMet(range.lowerBound) != isLeast else { return nil }
    var (met, unmet) =
      isLeast ? (range.upperBound, range.lowerBound) : (range.lowerBound, range.upperBound)
    for _ in 0..<24 {
      let middle = (met + unmet) / 2
      if isMet(middle) { met = middle } else { unmet = middle }
    }
    return MarginBound(
      value: met, text: numberText(met, from: 2, through: 3), isLeast: isLeast)
  }

  /// The band between neighbours if one number of the loss were another one.
  private func band(with value: Double, for key: String, spacing: Double) -> Double {
    guard let type = LossRegistry.named(configuration.loss) else { return 0 }
    var parameters = configuration.parameters
    parameters[key] = value
    return type.init(parameters).band(spacing: spacing)
  }

  /// What to lower where the margin's own limit is no help: those of the other margins that ask for
  /// room, by name.
  var lowerOthers: String {
    guard let spacing = widestSpacing else { return "\(marginSymbol) lower" }
    let asked = marginLoss.band(spacing: spacing)
    let others = lossDescription.hyperparameters.filter { each in
      guard each.unit != .plain, each.key != lossDescription.marginKey else { return false }
      let neutral: Double = each.unit == .factor ? 1 : 0
      return configuration.parameters[each.key] ?? each.laboratoryDefault > neutral
        && band(with: neutral, for: each.key, spacing: spacing) < asked - 1e-6
    }
    guard !others.isEmpty else { return "\(marginSymbol) lower" }
    let symbols = others.map { name(of: .hyperparameter($0.key)).symbol }
    return "Lower \(symbols.joined(separator: ", "))" + (margin == nil ? "" : " first")
  }

  /// Whether what the margin asks for depends on the length of an embedding.
  var asksByLength: Bool {
    guard let loss = marginLoss as? any SphereLoss else { return false }
    return loss.target(0.5, norm: 0.1).logit != loss.target(0.5, norm: 10).logit
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
