internal import Kernels
internal import MarginLosses

extension Session {
  /// The lowest loss that equally large classes allow: equally spaced in the plane, in any number of
  /// dimensions otherwise; nil where the loss can be lowered for ever.
  public var lossFloor: Double? {
    let floor = history.floors.last
    return configuration.dimension == 2 ? floor?.inPlane : floor?.inAnyDimension
  }

  /// Whether classes as far apart as they can be can meet the margin, and do more than tie; nil without prototypes, and where
  /// only a bound of that, or nothing, is known.
  public var isMarginFeasible: Bool? {
    objective.loss.flatMap { loss in
      isFeasible(type(of: loss).isToldOfMeanLength ? snapshot().told(of: loss) : loss)
    }
  }

  /// The same of a loss that knows how long embeddings are.
  func isFeasible(_ loss: any MarginLoss) -> Bool? {
    guard configuration.classes > 1, loss.isBoundBySpacing else { return nil }
    let (classes, dimension) = (configuration.classes, configuration.dimension)
    let spacing = Spacing.widest(classes: classes, dimension: dimension)
    // At the limit itself a point ties at best.
    guard loss.hasRoom(spacing: spacing), loss.band(spacing: spacing) < spacing - 1e-9 else {
      return false
    }
    return Spacing.isReached(classes: classes, dimension: dimension) ? true : nil
  }
}
