/// An open stretch of directions.
public struct Arc: Equatable, Sendable {
  /// Radians in [0, 2π).
  public var start: Double
  /// Radians, above 0, at most 2π.
  public var length: Double

  public init(start: Double, length: Double) {
    self.start = start
    self.length = length
  }
}
