internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// How many steps a pair has to stand too close before it is said.
  static let tooCloseSteps: Int = 300

  /// D5: one pair has long stood closer than the margin asks, though all could have room. Where nothing
  /// trains it never parts, and is told at once.
  static let pairTooClose: Diagnosis = Diagnosis(level: .act) { run in
    guard run.isFeasible,
      run.configuration.isJudged || run.lasts(run.watch.tooCloseSince, tooCloseSteps),
      let pair = run.narrowestNames, let tight = run.tightClasses
    else { return nil }
    let isOfMargin = !run.isAskedWithoutMargin(spacing: pair.angle)
    let symbol = isOfMargin ? run.marginSymbol : "the loss"
    // Beyond its prototype a row may meet a margin of cosines all the same.
    let lost =
      tight.labels.count == 1
      ? "\(run.snapshot.classNames[tight.labels[0]]) cannot meet it between them"
      : "none meets it between them"
    // As many digits as tell the two apart.
    let decimals =
      (1...3).first { degreesText(pair.angle, $0) != degreesText(tight.asked, $0) } ?? 3
    return "\(pair.text) stand \(degreesText(pair.angle, decimals)) apart, \(symbol) asks "
      + "\(degreesText(tight.asked, decimals)): \(lost). "
      + run.remedyOfCloseness(isOfMargin: isOfMargin, spacing: pair.angle)
  }
}

extension Run {
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
