internal import Drawing
internal import Training

extension Diagnosis {
  /// D9: hardly a point meets the margin, and yet the classifier is right.
  static let marginInTraining: Diagnosis = Diagnosis(level: .note, subject: .classes) { run in
    guard run.margin != nil, let accuracy = run.snapshot.training.accuracy,
      accuracy.withMargin < 0.05,
      accuracy.asUsed > 0.8
    else { return nil }
    return "with margin \(percentText(accuracy.withMargin, 0)) %, as used "
      + "\(percentText(accuracy.asUsed, 0)) %: normal. The margin exists in training only"
  }
}
