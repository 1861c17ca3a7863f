internal import Kernels
internal import MarginLosses

extension Session {
  /// The lowest loss that equally large classes allow: equally spaced in the plane, in any number of
  /// dimensions otherwise; nil where the loss can be lowered for ever.
  public var lossFloor: Double? {
    let floor = history.floors.last
    return configuration.dimension == 2 ? floor?.inPlane : floor?.inAnyDimension
  }

  /// Whether equally spaced classes can meet the margin; nil without prototypes, and where no closed
  /// form is known: between the plane and as many dimensions as a simplex needs.
  public var isMarginFeasible: Bool? {
    guard let loss = objective.loss, configuration.classes > 1 else { return nil }
    let classes = Double(configuration.classes)
    let fits = { (spacing: Double) in loss.band(spacing: spacing) <= spacing + 1e-9 }
    if configuration.dimension == 2 { return fits(2 * .pi / classes) }
    let cosine = -1 / (classes - 1)
    let simplex = Double.atan2((1 - cosine * cosine).squareRoot(), cosine)
    guard fits(simplex) else { return false }
    return configuration.dimension >= configuration.classes - 1 ? true : nil
  }
}
