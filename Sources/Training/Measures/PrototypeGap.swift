/// Two classes whose prototypes are closest, and the angle between them in radians.
public struct PrototypeGap: Equatable, Sendable {
  public var first: Int
  public var second: Int
  public var angle: Double

  public init(first: Int, second: Int, angle: Double) {
    self.first = first
    self.second = second
    self.angle = angle
  }
}
