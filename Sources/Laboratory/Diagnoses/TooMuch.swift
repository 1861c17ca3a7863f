internal import Drawing
internal import MarginLosses
internal import Plotting
internal import Training

extension Diagnosis {
  /// D3: the margin asks for more than equally spaced classes have.
  static let tooMuch: Diagnosis = Diagnosis(level: .act) { run in
    guard run.asksTooMuch, let spacing = run.widestSpacing else { return nil }
    let band = run.classifier.band(spacing: spacing)
    let dimension = run.configuration.dimension
    let remedy = run.exceededLimit.map { limit in
      (limit.isLeast ? "→ above " : "← below ") + numberText(limit.value, from: 2, through: 3)
    }
    let subject = run.margin == nil ? "the margins ask" : "\(run.marginSymbol) asks"
    let asked =
      run.classifier.hasRoom(spacing: .pi)
      ? "\(degreesText(band)) between neighbours; \(run.configuration.classes) classes in "
        + "\(dimension)-D have \(dimension == 2 ? "" : "at most ")\(degreesText(spacing))"
      : "more than classes that stand opposite have"
    return "\(subject) \(asked). \(remedy ?? run.lowerOthers). " + run.asUsedWords
  }
}

extension Run {
  /// That use does not suffer, or else how many are right in use.
  fileprivate var asUsedWords: String {
    let unharmed = "As used nothing need change"
    guard step >= 100, let used = snapshot.training.accuracy?.asUsed else { return unharmed }
    return used >= 0.97 && areSpreadOut ? unharmed : "As used \(fixed(100 * used, 0)) % are right"
  }
}
