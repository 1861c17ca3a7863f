public import Kernels

/// A classifier whose classes are Gaussians about their means, with axes along those of the embeddings:
/// distances decide and no angle does, and its regions end in conics.
public protocol GaussianClassifier: Classifier {
  /// α: by how much of itself the own class's distance is taken to be longer in training.
  var margin: Double { get }
  /// Whether variances are other than 1, and training moves them.
  var learnsVariances: Bool { get }
  /// The classes with these means, the variances and the margin in force.
  ///
  /// - Parameter means: classes × dimension.
  func gaussians(means: [Double], dimension: Int) -> Gaussians
}

extension GaussianClassifier {
  public var isOfAngles: Bool { false }
  public var amplitude: Amplitude { .bothNorms }
  public var rule: DecisionRule { .distance }
  public var hasBias: Bool { false }
  public var isBelowCosine: Bool { true }

  /// That of a plain cosine, for those who ask of angles all the same.
  public func target(_ theta: Double) -> (logit: Double, slope: Double) {
    (Double.cos(theta), -Double.sin(theta))
  }

  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    Intervals.halfPlane(spacing: spacing, ownNorm: ownNorm, rivalNorm: rivalNorm)
  }

  public func floor(classes: Int) -> Double? { nil }
}
