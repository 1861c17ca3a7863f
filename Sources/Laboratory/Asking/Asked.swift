/// What a person asks about in the plane.
public enum Asked: Hashable, Codable, Sendable {
  /// A training point.
  case sample(Int)
  /// A place of the plane, whether anything lies there or not.
  case spot(Spot)
  /// A prototype, by its row.
  case prototype(Int)
}
