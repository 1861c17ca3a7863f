/// How a trained classifier chooses a class; the margin is never part of it.
public enum DecisionRule: Equatable, Sendable {
  /// The smallest angle to a prototype.
  case angle
  /// The largest w·x + b.
  case innerProduct
}
