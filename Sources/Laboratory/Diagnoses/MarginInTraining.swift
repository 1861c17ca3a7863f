internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// Hardly a point meets the margin, and yet the classifier is right.
  static let marginInTraining: Diagnosis = Diagnosis(level: .note, subject: .classes) { run in
    guard run.margin != nil, let accuracy = run.snapshot.training.accuracy,
      accuracy.withMargin < 0.05,
      accuracy.asUsed > 0.8
    else { return nil }
    return "with margin \(percentText(accuracy.withMargin, 0)) %, as used "
      + "\(percentText(accuracy.asUsed, 0)) %: "
      + (run.askedForNow ?? "normal. The margin exists in training only")
  }
}

extension Run {
  /// Why that is not normal although what is set can be met, as far as anybody knows: what is asked for on the
  /// way there, or what will be.
  fileprivate var askedForNow: String? {
    guard let spacing = widestSpacing else { return nil }
    let isMetNowhere = !classifier.hasRoom(spacing: .pi)
    if session.isShortOfItsSettings,
      isMetNowhere || (classifier.isBoundBySpacing && classifier.asks(moreThan: spacing))
    {
      return "so far the warm-up asks for more than there is"
    }
    guard classifier.isBoundBySpacing, let lasting = lastingLoss, lasting.asks(moreThan: spacing)
    else { return nil }
    let limit = settledBound(spacing: spacing).flatMap(words)
    return "once trained \(marginSymbol) asks more than there is"
      + (limit.map { ". ← below " + numberText($0.value, from: 2, through: 3) } ?? "")
  }
}
