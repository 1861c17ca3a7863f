internal import Drawing
internal import MarginLosses
internal import Plotting
internal import Training

extension Diagnosis {
  /// D1: the margin can be met, and how much room it leaves.
  static let room: Diagnosis = Diagnosis(level: .ok) { run in
    guard let spacing = run.equalSpacing, let band = run.equalBand else {
      let classes = run.configuration.classes
      if run.configuration.dimension == 1, classes > 2 {
        return "one dimension has two directions: angles cannot part all \(classes) classes"
      }
      return "\(classes) classes in \(run.configuration.dimension)-D"
    }
    guard run.isFeasible else { return nil }
    let overlap = run.classifier.overlap(spacing: spacing)
    if overlap > 0 {
      let reach = degreesText((spacing + overlap) / 2)
      let isAlone = (run.classifier as? any SphereLoss)?.isOneByOne ?? false
      let evenly =
        "spread evenly, "
        + (isAlone
          ? "each class says yes within \(reach) by itself" : "the margin is met within \(reach)")
        + "; neighbours share \(degreesText(overlap))"
      if let used = run.snapshot.training.accuracy?.asUsed, used < 0.9 {
        return "as used \(fixed(100 * used, 0)) % are right; \(evenly)"
      }
      return evenly + run.boundWords(spacing: spacing)
    }
    guard run.margin != nil else {
      return "room: spread evenly, each class has \(degreesText(spacing)); this loss has no margin"
    }
    guard run.classifier.isBoundBySpacing else {
      return "room: spread evenly, each class has \(degreesText(spacing)); "
        + "\(run.lossDescription.strictest) asks \(degreesText(band)), each its own"
    }
    let room =
      "room: \(run.lossDescription.strictest) keeps \(degreesText(spacing - band)) of its "
      + degreesText(spacing) + run.lengthOfBand
    return room + run.boundWords(spacing: spacing)
  } detail: { run in
    let limit = run.actualLimit
    let falls = run.margin != nil && run.configuration.dimension == 2 && run.tightClasses != nil
    let used = run.snapshot.training.accuracy?.asUsed ?? 1
    if falls || (used < 0.9 && !run.areSpreadOut), let pair = run.narrowestNames {
      return "; not yet: \(pair.text) stand \(degreesText(pair.angle)) apart"
    }
    guard let limit else { return nil }
    return "; \(numberText(limit, from: 2, through: 3)) with the prototypes as they are"
  }
}

extension Run {
  /// Which margins can be met, after a semicolon; nothing where nobody knows, or there is none.
  fileprivate func boundWords(spacing: Double) -> String {
    guard margin != nil else { return "" }
    if classifier.marginFollowsLength {
      let met = snapshot.training.accuracy?.withMargin ?? 0
      return "; at their own ‖x‖ \(fixed(100 * met, 0)) % meet \(marginSymbol)"
    }
    guard let bound = bound(spacing: spacing), bound != .unknown else { return "" }
    guard let limit = words(of: bound) else { return "; any \(marginSymbol) can be met" }
    return "; \(marginSymbol) may go \(limit.isLeast ? "down" : "up") to \(limit.text)"
  }
}
