/// What is pointed out in the plane, over what the run draws there.
public struct PlaneMark: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    /// A direction in degrees, counter-clockwise from the first axis.
    case direction(Double)
    /// One class or several, by their positions.
    case classes([Int])
  }

  public enum Kind: Sendable {
    /// What somebody guesses.
    case guess
    /// What is so.
    case truth
  }

  public var subject: Subject
  public var kind: Kind

  public init(_ subject: Subject, _ kind: Kind) {
    self.subject = subject
    self.kind = kind
  }
}
