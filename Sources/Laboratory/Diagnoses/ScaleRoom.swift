internal import Drawing
internal import Kernels
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// The probability at which scales are compared, as in CosFace's example.
  private static let probability = 0.9

  /// What the scale allows, while it is the knob in hand.
  static let scaleRoom: Diagnosis = Diagnosis(
    level: .ok, occasion: .choosing(.hyperparameter("s"))
  ) { run in
    guard run.isFeasible, run.classifier.isShared,
      run.configuration.dimension == 2, case .scale(let scale) = run.classifier.amplitude
    else { return nil }
    let turning = "; ←→ turn, Enter types"
    let setting = "s \(numberText(scale, from: 0, through: 2))"
    guard let lowest = run.lowestLoss(scale: scale) else { return setting + turning }
    let least =
      run.classifier.bendsRivals
      ? nil
      : ClosedForms.planeScale(
        classes: run.configuration.classes, probability: probability,
        own: run.classifier.target(0).logit)
    let needed = least.map { ", 0.9 at s \(numberText($0, from: 1, through: 1))" } ?? ""
    let asked = run.classifier.hasMargin ? " with m" : ""
    let best = Double.exp(-lowest)
    let reached = best > 0.999 ? "over 0.999" : numberText(best, from: 2, through: 3)
    return setting + ": p reaches \(reached)\(asked)\(needed)\(turning)"
  } detail: { run in
    guard !run.classifier.bendsRivals else { return "" }
    let classes = Double(run.configuration.classes)
    let bound = ClosedForms.scaleBound(classes: classes, probability: probability)
    let adaCos = ClosedForms.adaCosScale(classes: classes)
    return " (m 0, any d: \(numberText(bound, from: 1, through: 1)), CosFace eq. 6)"
      + (classes > 2 ? "; AdaCos: \(numberText(adaCos, from: 1, through: 1))" : "")
  }
}

extension Run {
  /// Of classes that stand evenly; nil where nobody knows.
  fileprivate func lowestLoss(scale: Double) -> Double? {
    let classes = configuration.classes
    guard !classifier.bendsRivals else { return classifier.floor(classes: classes) }
    return ClosedForms.planeOptimum(
      classes: classes, scale: scale, own: classifier.target(0).logit)
  }
}
