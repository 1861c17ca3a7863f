internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// How many steps a pair has to stand too close before it is said.
  static let tooCloseSteps: Int = 300

  /// One pair has long stood closer than the margin asks, though all could have room. Where nothing
  /// trains it never parts, and is told at once.
  static let pairTooClose: Diagnosis = Diagnosis(level: .act) { run in
    guard run.isFeasible,
      run.configuration.isJudged || run.lasts(run.watch.tooCloseSince, tooCloseSteps),
      let pair = run.narrowestNames, let tight = run.tightClasses
    else { return nil }
    let isOfMargin = !run.isAskedWithoutMargin(spacing: pair.angle)
    let symbol = isOfMargin ? run.marginSymbol : "the loss"
    // Beyond its prototype a row may meet a margin of cosines all the same.
    let met = run.shareMetBetweenNearest
    let lost =
      run.classifier.marginFollowsLength && met > 0
      ? "at their own ‖x‖ \(percentText(met, 0)) % meet it between them"
      : tight.labels.count == 1
        ? "\(run.snapshot.classNames[tight.labels[0]]) cannot meet it between them"
        : "none meets it between them"
    // As many digits as tell the two apart.
    let decimals =
      (1...3).first { degreesText(pair.angle, $0) != degreesText(tight.asked, $0) } ?? 3
    return "\(pair.text) stand \(degreesText(pair.angle, decimals)) apart, \(symbol) asks "
      + "\(degreesText(tight.asked, decimals))\(run.lengthOfBand): \(lost). "
      + run.remedyOfCloseness(isOfMargin: isOfMargin, spacing: pair.angle)
  }
}

extension Run {
  /// How many of the points that have to be told between the nearest two classes meet the margin.
  fileprivate var shareMetBetweenNearest: Double {
    guard let pair = snapshot.narrowestPair else { return 0 }
    let labels = [pair.first, pair.second].map { Int32($0) }
    let between = snapshot.training.counted.filter {
      labels.contains($0.label) && labels.contains($0.nextClass)
    }
    return Double(between.count { $0.meetsMargin }) / Double(max(between.count, 1))
  }

  /// What helps a pair that stands so far apart. Another seed is another start, which those that are judged
  /// do not have.
  fileprivate func remedyOfCloseness(isOfMargin: Bool, spacing: Double) -> String {
    let lower = "\(marginSymbol) lower"
    guard configuration.isJudged else { return isOfMargin ? "\(lower), or R" : "R" }
    guard !isOfMargin else { return lower }
    let others = otherMargins(spacing: spacing).map(\.shortName)
    return others.isEmpty ? "l for another loss" : "Lower \(others.joined(separator: ", "))"
  }
}
