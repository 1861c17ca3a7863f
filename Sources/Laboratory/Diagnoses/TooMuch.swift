internal import Drawing
internal import MarginLosses
internal import Plotting
internal import Training

extension Diagnosis {
  /// The margin asks for more than equally spaced classes have.
  static let tooMuch: Diagnosis = Diagnosis(level: .act) { run in
    guard run.asksTooMuch, let spacing = run.widestSpacing else { return nil }
    let remedy = run.exceededLimit.map { limit in
      (limit.isLeast ? "→ " : "← ") + (run.isWidestReached ? "" : "well ")
        + (limit.isLeast ? "above " : "below ") + limit.edge
    }
    let subject = run.askingWords(spacing: spacing)
    return "\(subject) \(run.askedWords(spacing: spacing)). \(remedy ?? run.lowerOthers). "
      + run.asUsedWords
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
    guard margin != nil, asking.isBoundBySpacing, !asksTooMuch, let equalSpacing, !isMetric,
      asking.isOfAngles
    else { return false }
    return asking.band(spacing: equalSpacing) > equalSpacing - 1e-9
  }

  /// How much the margin asks for, and what there is.
  fileprivate func askedWords(spacing: Double) -> String {
    let asking = asking
    if isMetNowhere {
      guard !asking.isOneByOne else {
        return "more than a point at its prototype has" + onceWarmedUp
      }
      return "more than classes that stand opposite have" + onceWarmedUp
    }
    let most = (isWidestReached ? "" : "at most ") + degreesText(spacing)
    let met = asking.marginFollowsLength ? metShare.map { "; \($0) meet it" } : nil
    return
      "\(degreesText(asking.band(spacing: spacing))) between neighbours\(lengthOfBand)\(onceWarmedUp); "
      + "\(configuration.classes) classes in \(configuration.dimension)-D have \(most)"
      + (met ?? "")
  }

  /// That use does not suffer, or else how many are right in use.
  fileprivate var asUsedWords: String {
    let unharmed = "As used nothing need change"
    guard step >= 100, let used = snapshot.training.accuracy?.asUsed else { return unharmed }
    return used >= Accuracy.sound && areSpreadOut ? unharmed : "As used \(rightWords(used))"
  }
}
