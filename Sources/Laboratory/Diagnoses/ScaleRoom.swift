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
    let classes = run.configuration.classes
    let own = run.classifier.target(0).logit
    let bent = run.bentFloor
    let lowest = bent ?? ClosedForms.planeOptimum(classes: classes, scale: scale, own: own)
    let best = Double.exp(-lowest)
    let least =
      bent == nil
      ? ClosedForms.planeScale(classes: classes, probability: probability, own: own) : nil
    let needed = least.map { ", 0.9 at s \(numberText($0, from: 1, through: 1))" } ?? ""
    let asked = run.classifier.hasMargin ? " with m" : ""
    return "s \(numberText(scale, from: 0, through: 2)): p reaches "
      + "\(numberText(best, from: 2, through: 3))\(asked)\(needed); ←→ turn, Enter types"
  } detail: { run in
    guard run.bentFloor == nil else { return "" }
    let classes = Double(run.configuration.classes)
    let bound = ClosedForms.scaleBound(classes: classes, probability: probability)
    let adaCos = ClosedForms.adaCosScale(classes: classes)
    return " (m 0, any d: \(numberText(bound, from: 1, through: 1)), CosFace eq. 6)"
      + (classes > 2 ? "; AdaCos: \(numberText(adaCos, from: 1, through: 1))" : "")
  }
}

extension Run {
  /// The lowest loss where the others' logits are more than cosines, of which closed forms are; nil of a loss
  /// where they are not.
  fileprivate var bentFloor: Double? {
    classifier is any RivalLogits ? classifier.floor(classes: configuration.classes) : nil
  }
}
