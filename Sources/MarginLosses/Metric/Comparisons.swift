/// The comparisons of a batch, rows by their indices.
public enum Comparisons: Equatable, Sendable {
  /// Every pair, triplet or tuple that the labels give.
  case all
  /// These pairs alone.
  case pairs([ExamplePair])
  /// These triplets alone; anchor and positive share a label that the negative has not.
  case triplets([ExampleTriplet])
}

/// Two rows of a batch.
public struct ExamplePair: Hashable, Sendable {
  public var first: Int
  public var second: Int

  public init(first: Int, second: Int) {
    self.first = first
    self.second = second
  }
}

/// Three rows of a batch: an anchor, another example of its class, one of another class.
public struct ExampleTriplet: Hashable, Sendable {
  public var anchor: Int
  public var positive: Int
  public var negative: Int

  public init(anchor: Int, positive: Int, negative: Int) {
    self.anchor = anchor
    self.positive = positive
    self.negative = negative
  }
}
