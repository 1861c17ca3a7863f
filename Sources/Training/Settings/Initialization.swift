/// How prototypes start.
public enum Initialization: String, CaseIterable, Codable, Sendable {
  /// Evenly spaced, in the order of the class means' angles.
  case `class`
  /// Independent directions.
  case random
}
