internal import Drawing
internal import Kernels
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// The probability at which scales are compared, as in CosFace's example.
  private static let probability = 0.9

  /// What the scale allows, while it is the knob in hand.
  static let scaleRoom: Diagnosis = Diagnosis(
    level: .ok, occasion: .choosingScale
  ) { run in
    guard run.isFeasible, run.classifier.isShared,
      run.configuration.dimension == 2, case .scale(let scale) = run.classifier.amplitude,
      let (symbol, value, unit) = run.scaleInForce
    else { return nil }
    let turning = "; ←→ turn, Enter types"
    let setting = "\(symbol) \(numberText(value, from: 0, through: 2))"
    guard let lowest = run.lowestLoss(scale: scale) else { return setting + turning }
    let least =
      run.hasPlainRivals
      ? ClosedForms.planeScale(
        classes: run.configuration.classes, probability: probability,
        own: run.classifier.target(0).logit) : nil
    let needed =
      least.map { least in
        let most = run.lossDescription.scale?.range.upperBound ?? .infinity
        return ", \(probability) at \(symbol) \(numberText(least * unit, from: 1, through: 1))"
          + (least * unit > most ? ", beyond \(numberText(most, from: 0, through: 1))" : "")
      } ?? ""
    let asked = run.classifier.hasMargin ? " with m" : ""
    let best = Double.exp(-lowest)
    let reached = best > 0.999 ? "over 0.999" : numberText(best, from: 2, through: 3)
    return setting + ": p reaches \(reached)\(asked)\(needed)\(turning)"
  } detail: { run in
    guard run.hasPlainRivals, let unit = run.scaleInForce?.unit else { return "" }
    let classes = Double(run.configuration.classes)
    let bound = ClosedForms.scaleBound(classes: classes, probability: probability)
    let adaCos = ClosedForms.adaCosScale(classes: classes)
    return " (m 0, any d: \(numberText(bound * unit, from: 1, through: 1)), CosFace eq. 6)"
      + (classes > 2 ? "; AdaCos: \(numberText(adaCos * unit, from: 1, through: 1))" : "")
  }
}

extension Run {
  /// Whether the others' logits are scaled cosines, of which closed forms are.
  fileprivate var hasPlainRivals: Bool {
    !classifier.bendsRivals && (classifier as? any SphereLoss)?.mixesPrototypes != true
  }

  /// Of classes that stand evenly; nil where nobody knows.
  fileprivate func lowestLoss(scale: Double) -> Double? {
    let classes = configuration.classes
    guard hasPlainRivals else { return classifier.floor(classes: classes) }
    return ClosedForms.planeOptimum(
      classes: classes, scale: scale, own: classifier.target(0).logit)
  }
}
