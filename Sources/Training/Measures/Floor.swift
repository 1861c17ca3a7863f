/// The lowest losses that a loss allows, from a step on; nil where it can be lowered for ever.
public struct Floor: Equatable, Codable, Sendable {
  public var step: Int
  /// Of equally large, equally spaced classes in the plane.
  public var inPlane: Double?
  /// Of equally large classes in any dimension.
  public var inAnyDimension: Double?

  public init(step: Int, inPlane: Double?, inAnyDimension: Double?) {
    self.step = step
    self.inPlane = inPlane
    self.inAnyDimension = inAnyDimension
  }
}
