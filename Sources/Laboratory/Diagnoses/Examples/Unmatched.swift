internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// The loss of tuples is that of embeddings without any order, and stays there.
  static let unmatched: Diagnosis = Diagnosis(level: .act, subject: .comparisons) { run in
    guard run.lasts(run.watch.unmatchedSince, 50) else { return nil }
    let norm = run.snapshot.training.meanNorm
    let rest = run.restingLoss.map { "\($0.name) = \(fixed($0.value, 3))" } ?? "rest"
    return "parked at \(rest), "
      + "‖x‖ \(fixed(norm, 2)): \(run.parkingReason(norm))"
  }
}

extension Run {
  fileprivate func parkingReason(_ norm: Double) -> String {
    if isAsPrinted { return "the printed sign unmatches. \(keyOfVariant("correct"))" }
    let price = configuration.parameters["l2"] ?? 0
    guard price > 0, norm < watch.startNorm else {
      return "no anchor knows its positive. η lower, then r"
    }
    return "l2 \(numberText(price, from: 0, through: 3)) pulls all to 0. l2 lower, then r"
  }
}
