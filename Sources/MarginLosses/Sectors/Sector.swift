/// A stretch of directions with one winner.
public struct Sector: Equatable, Sendable {
  /// Radians in [0, 2π), counter-clockwise from the first axis.
  public var start: Double
  /// Radians, above 0.
  public var length: Double
  /// The class chosen when the classifier is used.
  public var owner: Int
  /// Whether a sample of that class would meet the margin here.
  public var meetsMargin: Bool
  /// A class, the lowest of several, whose margin is met here although the owner wins in use.
  public var ghost: Int?

  public init(start: Double, length: Double, owner: Int, meetsMargin: Bool, ghost: Int? = nil) {
    self.start = start
    self.length = length
    self.owner = owner
    self.meetsMargin = meetsMargin
    self.ghost = ghost
  }
}
