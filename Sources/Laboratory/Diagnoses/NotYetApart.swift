internal import Drawing
internal import Plotting
internal import Training

extension Diagnosis {
  /// There is room for all, and two classes have lain on one another for a while, or stand much nearer
  /// than they could after 300 steps, so that use suffers: what the margin could have is no praise then.
  static let notYetApart: Diagnosis = Diagnosis(level: .note) { run in
    let isLate = run.step >= 300 && !run.areSpreadOut
    guard isLate || run.lasts(run.watch.crowdedSince, 20), let spacing = run.equalSpacing,
      let used = run.snapshot.training.accuracy?.asUsed, run.isOftenWrong,
      let pair = run.narrowestNames
    else { return nil }
    return "as used \(run.rightWords(used)): \(pair.text) stand "
      + "\(degreesText(pair.angle)) apart of \(degreesText(spacing)) spread evenly"
  }
}
