extension Double {
  /// Radians as degrees.
  @inlinable public var inDegrees: Double { self * 180 / .pi }

  /// Degrees as radians.
  @inlinable public var inRadians: Double { self * .pi / 180 }
}
