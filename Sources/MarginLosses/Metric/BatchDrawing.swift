/// How the batches of a metric loss are drawn.
public enum BatchDrawing: Equatable, Sendable {
  /// Random examples, and so many random pairs among them.
  case pairs(examples: Int, pairs: Int)
  /// So many examples of each of so many classes, all compared.
  case identities(Int, perIdentity: Int)
  /// So many triplets that share no example on purpose, and nothing else compared.
  case triplets(Int)

  /// Where classes are drawn, how many, and so many examples of each.
  package var identities: (classes: Int, examples: Int)? {
    if case .identities(let classes, let examples) = self { (classes, examples) } else { nil }
  }
}
