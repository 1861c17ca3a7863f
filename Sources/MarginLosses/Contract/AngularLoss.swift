public import Kernels

/// A loss whose logits are an amplitude times a function of the angle alone.
///
/// A conforming file writes the formula, and the two lines of `evaluate` that give it a fast copy
/// of the shared loop in each precision; everything else follows from the formula.
public protocol AngularLoss: MarginLoss, BentTarget, TargetLogit {}

extension AngularLoss {
  public var hasBias: Bool { false }

  public func target(_ theta: Double) -> (logit: Double, slope: Double) {
    let (value, slope) = logit(at: theta)
    return (value, slope)
  }
}
