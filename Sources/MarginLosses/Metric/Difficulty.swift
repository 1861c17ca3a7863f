public import Kernels

/// Where a negative lies as seen from the anchor: a partition without gaps, in the loss's distance.
public enum Difficulty: String, CaseIterable, Codable, Sendable {
  /// d(a,n) ≥ d(a,p) + α: no loss.
  case easy
  /// d(a,p) < d(a,n) < d(a,p) + α.
  case semihard
  /// d(a,n) ≤ d(a,p): the loss is at least α.
  case hard

  /// The category of a triplet from its two distances.
  public static func of<Number: Scalar>(
    positive: Number, negative: Number, margin: Number
  ) -> Difficulty {
    if negative <= positive { return .hard }
    return negative < positive + margin ? .semihard : .easy
  }
}
