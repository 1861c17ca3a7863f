/// How much is drawn over the ground of the plane, beside points and the lines as used.
public enum PlaneLayers: String, CaseIterable, Codable, Sendable {
  case all
  /// Without the vectors and angles of a point that is asked about.
  case withoutVectors
  /// Without what training asks for either: the margin's edge, the hatch and width of bands.
  case asUsed
}

extension PlaneLayers: NamedChoice {
  public static let positions: [PlaneLayers] = [.all, .withoutVectors, .asUsed]
}
