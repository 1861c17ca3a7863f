/// Two classes whose prototypes have pointed one way since a step.
public struct MergedPair: Equatable, Codable, Sendable {
  public var pair: ClassPair
  /// A step of the run.
  public var since: Int
}
