internal import Drawing
internal import Kernels
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// What is wrong with a formula that was printed with a mistake.
  static let asPrinted: Diagnosis = Diagnosis(level: .note, subject: .comparisons) { run in
    guard let misprint = run.session.metricLoss?.misprint else { return nil }
    let rest = run.restingLoss.map { ", and it parks at \($0.name) = \(fixed($0.value, 3))" }
    return "as printed: \(misprint)\(rest ?? ""). \(run.keyOfVariant("correct"))"
  }
}
