/// What a list does to one of its pairs.
public struct PairPull: Equatable, Sendable {
  /// The anchor, a row of the batch.
  public var first: Int
  public var second: Int
  /// Whether both have one class.
  public var isSame: Bool
  /// How strongly the pair is drawn together; below 0 it is pushed apart.
  public var weight: Double

  /// What the slope is by.
  enum Measure { case product, distance }
}
