/// What a margin is measured in; screens print the unit beside every value.
public enum Unit: Hashable, Sendable {
  case radians
  case cosine
  /// A multiple of an angle.
  case factor
  /// A plain number, such as a scale.
  case plain
}
