/// How embeddings are judged.
public struct JudgingChoices: Sendable {
  /// What stands for a class that came without a prototype.
  public var means: JudgingMeans = .others
  /// Draws pairs and queries where there are too many.
  public var seed: UInt64 = Configuration().seed
  /// The FAR that a threshold is asked for.
  public var far: Double?
  /// How many of the worst of each kind are named.
  public var worst: Int = 0
  /// As many pairs of a kind as are all looked at.
  var mostPairs = PairPlan.most

  public init() {}
}
