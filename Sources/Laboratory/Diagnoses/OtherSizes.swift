internal import Drawing
internal import MarginLosses
internal import Plotting
internal import Training

extension Diagnosis {
  /// D20: a loss that gives rare classes more room is told of other sizes than the samples have.
  static let otherSizes: Diagnosis = Diagnosis(level: .note) { run in
    guard let growth = run.toldGrowth, growth > 1, !run.snapshot.hasEvenClasses,
      let told = run.snapshot.classNames.first
    else { return nil }
    let counts = run.snapshot.training.judgements.reduce(
      into: [Int](repeating: 0, count: run.snapshot.classes)
    ) { $0[Int($1.label)] += 1 }
    guard let least = counts.min(), let rarest = counts.firstIndex(of: least), counts[0] > least
    else { return nil }
    return
      "\(run.lossDescription.title) is told that \(told) is rarest (q \(numberText(growth, from: 1, through: 2))); "
      + "here \(told) has \(counts[0]) samples, \(run.snapshot.classNames[rarest]) has \(least)"
  } detail: { _ in
    "; growth 1 asks all alike"
  }
}

extension Run {
  /// How many times as many examples each class is said to have as the one before it; nil of a loss that asks
  /// all alike.
  fileprivate var toldGrowth: Double? {
    lossDescription.hyperparameters.first { $0.option == "size-growth" }.map {
      configuration.parameters[$0.key] ?? $0.laboratoryDefault
    }
  }
}
