internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// A class whose own mean is ground of another one, as where that one is narrow and this one wide.
  static let meanLost: Diagnosis = Diagnosis(level: .note, subject: .gaussians) { run in
    guard run.step >= 100, let classes = run.snapshot.gaussians(of: run.classifier),
      let lost = (0..<classes.classes).first(where: { !classes.winsAtItsMean($0) })
    else { return nil }
    return "the mean of \(run.snapshot.classNames[lost]) lies on ground of another class: no "
      + "\(run.marginSymbol) can be met there"
  }

  /// How wide the Gaussians are, and that each margin leaves them ground.
  static let gaussians: Diagnosis = Diagnosis(level: .ok, subject: .gaussians) { run in
    run.wrongInUse == nil ? run.widthWords : nil
  }

  /// The same of a run that is not well.
  static let widthsUnused: Diagnosis = Diagnosis(level: .note, subject: .gaussians) { run in
    guard let used = run.wrongInUse, let words = run.widthWords else { return nil }
    return "\(used); \(words)"
  }
}

extension Run {
  fileprivate var widthWords: String? {
    guard let classes = snapshot.gaussians(of: classifier) else { return nil }
    let widths = classes.precisions.map { 1 / $0.squareRoot() }
    guard let least = widths.min(), let most = widths.max(), least.isFinite, most.isFinite else {
      return nil
    }
    let room = "every \(marginSymbol) can be met about the mean of a class"
    guard (classifier as? any GaussianClassifier)?.learnsVariances == true else {
      return "all σ are 1; \(room)"
    }
    return "σ from \(fixed(least, 2)) to \(fixed(most, 2)), learnt; \(room)"
  }
}
