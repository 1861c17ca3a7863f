extension BentTarget {
  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    foundPairRegion(spacing: spacing, ownNorm: ownNorm, rivalNorm: rivalNorm)
  }

  /// The pair region by root finding alone, where no closed form holds and to check those that do.
  public func foundPairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    RootFinder(
      PrototypeLead(loss: self, spacing: spacing, ownNorm: ownNorm, rivalNorm: rivalNorm)
    ).positiveIntervals()
  }
}
