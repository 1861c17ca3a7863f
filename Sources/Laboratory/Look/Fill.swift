/// What the ground of the feature plane says.
public enum Fill: String, CaseIterable, Codable, Sendable {
  /// Tint where the margin is met, hatch where a class is right but still pulled.
  case wedges
  /// The class of the nearest training embedding, for a loss that has no prototypes.
  case neighbour
  /// How sure the classifier is, as used.
  case confidence
  case none
}

extension Fill: NamedChoice {
  public static let positions: [Fill] = [.wedges, .neighbour, .confidence, .none]
}
