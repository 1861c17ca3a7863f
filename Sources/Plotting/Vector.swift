/// A place or a direction in the plane of a canvas, y upwards.
public struct Vector: Hashable, Sendable {
  public var x: Double
  public var y: Double

  @inlinable
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  @inlinable public var length: Double { (x * x + y * y).squareRoot() }

  /// Twice the signed area between this and another: above 0 when the other lies to the left.
  @inlinable
  public func cross(_ other: Vector) -> Double { x * other.y - y * other.x }

  @inlinable
  public func dot(_ other: Vector) -> Double { x * other.x + y * other.y }

  @inlinable
  public static func + (left: Vector, right: Vector) -> Vector {
    Vector(left.x + right.x, left.y + right.y)
  }

  @inlinable
  public static func - (left: Vector, right: Vector) -> Vector {
    Vector(left.x - right.x, left.y - right.y)
  }

  @inlinable
  public static func * (factor: Double, vector: Vector) -> Vector {
    Vector(factor * vector.x, factor * vector.y)
  }

  /// A number in 0..<4 that grows with the angle from the first axis, a quarter turn each.
  ///
  /// It orders directions as the angle does, without any trigonometry.
  @inlinable public var turn: Double {
    let sum = x.magnitude + y.magnitude
    guard sum > 0 else { return 0 }
    if y >= 0 { return x >= 0 ? y / sum : 1 - x / sum }
    return x < 0 ? 2 - y / sum : 3 + x / sum
  }
}
