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
      (limit.isLeast ? "→ " : "← ") + (run.isWidestReached ? "" : "well ")
        + (limit.isLeast ? "above " : "below ") + numberText(limit.value, from: 2, through: 3)
    }
    let subject = run.askingWords(spacing: spacing)
    let asked =
      run.classifier.hasRoom(spacing: .pi)
      ? "\(degreesText(band)) between neighbours; \(run.configuration.classes) classes in "
        + "\(dimension)-D have \(run.isWidestReached ? "" : "at most ")\(degreesText(spacing))"
      : "more than classes that stand opposite have"
    return "\(subject) \(asked). \(remedy ?? run.lowerOthers). " + run.asUsedWords
  }
}

extension Diagnosis {
  /// At the limit itself nobody is asked for more than there is, and nothing is left to keep.
  static let atLimit: Diagnosis = Diagnosis(level: .act) { run in
    guard run.hasRoomForNothing, let spacing = run.equalSpacing else { return nil }
    let isLeast = run.bound(spacing: spacing).flatMap(run.words)?.isLeast ?? false
    return
      "\(run.askingWords(spacing: spacing)) all \(degreesText(spacing)) between neighbours: at best a "
      + "point ties. \(run.marginSymbol) \(isLeast ? "higher" : "lower"). " + run.asUsedWords
  }
}

extension Run {
  /// Whether evenly spread classes meet the margin in no direction but their prototypes', and tie there.
  var hasRoomForNothing: Bool {
    guard margin != nil, classifier.isBoundBySpacing, !asksTooMuch, let equalSpacing, let equalBand
    else { return false }
    return equalBand > equalSpacing - 1e-9
  }

  /// That use does not suffer, or else how many are right in use.
  fileprivate var asUsedWords: String {
    let unharmed = "As used nothing need change"
    guard step >= 100, let used = snapshot.training.accuracy?.asUsed else { return unharmed }
    return used >= Accuracy.sound && areSpreadOut ? unharmed : "As used \(rightWords(used))"
  }
}
