internal import Drawing
internal import Kernels
internal import MarginLosses
internal import Plotting
internal import Training

extension Diagnosis {
  /// What is wrong with a formula that was printed with a mistake.
  static let asPrinted: Diagnosis = Diagnosis(level: .note, subject: .comparisons) { state in
    guard state.isAsPrinted else { return nil }
    let remedy = "\(state.variantKey(to: "correct")) = corrected"
    if state.session.metricLoss is Contrastive {
      return "as printed: (m−d)² is never below 0, so max does nothing and other classes beyond m "
        + "are pulled back. \(remedy)"
    }
    let anchors = state.anchors
    let rest = anchors > 1 ? "ln \(anchors) = \(fixed(Double.log(Double(anchors)), 3))" : "ln N"
    return
      "as printed: the exponent’s sign is reversed, so unmatching lowers the loss, and it parks "
      + "at \(rest). \(remedy)"
  }
}
