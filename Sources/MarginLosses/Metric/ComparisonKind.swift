/// What a loss without prototypes compares with one another.
public enum ComparisonKind: Sendable {
  /// Two examples, of one class or of two.
  case pairs
  /// An anchor, another example of its class and one of another class.
  case triplets
  /// An anchor and its positive against many negatives at once; two examples a class.
  case tuples
  /// An anchor with all others of the batch at once, each pair with a weight of its own.
  case lists

  /// What one of them is called.
  public var word: String {
    switch self {
    case .pairs: "pair"
    case .triplets: "triplet"
    case .tuples: "tuple"
    case .lists: "list"
    }
  }

  /// How many examples the smallest of them has.
  public var leastExamples: Int { self == .triplets ? 3 : 2 }

  /// How a batch of about so many examples is drawn for them.
  public func drawing(ofExamples count: Int) -> BatchDrawing {
    switch self {
    case .pairs: .pairs(examples: count, pairs: 400)
    case .triplets: .triplets(max(count / 3, 1))
    case .tuples: .identities(max(count / 2, 1), perIdentity: 2)
    case .lists: .identities(max(count / 4, 1), perIdentity: 4)
    }
  }

  /// How many comparisons so many examples of each of so many classes may make.
  public func most(identities: Int, perIdentity: Int) -> Int {
    let examples = identities * perIdentity
    return switch self {
    case .pairs: examples * (examples - 1) / 2
    case .lists: examples * (examples - 1)
    case .triplets: examples * (perIdentity - 1) * (identities - 1) * perIdentity
    case .tuples: identities * max(identities, perIdentity)
    }
  }
}
