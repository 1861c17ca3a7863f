/// What tints the feature plane.
enum Ground: Equatable, Sendable {
  /// Where the margin is met, and the hatched band where only use is right.
  case wedges
  /// How sure the classifier, as used, is of its choice, in four steps.
  case confidence
  case none
}
