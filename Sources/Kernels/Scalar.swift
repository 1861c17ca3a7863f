/// A floating-point type with elementary functions of our own, so that no bit depends on the
/// machine's mathematics library.
public protocol Scalar: BinaryFloatingPoint, SIMDScalar, Codable, Sendable {
  /// e to the power x.
  static func exp(_ x: Self) -> Self
  /// The natural logarithm; NaN below zero, −∞ at zero.
  static func log(_ x: Self) -> Self
  /// The sine of an angle in radians, |x| ≤ 10⁶.
  static func sin(_ x: Self) -> Self
  /// The cosine of an angle in radians, |x| ≤ 10⁶.
  static func cos(_ x: Self) -> Self
  /// The polar angle of the point (x, y) in (−π, π].
  static func atan2(_ y: Self, _ x: Self) -> Self
  /// Plain descent of whole arrays: v ← μv + g, p ← p − ηv.
  static func descend(
    _ parameters: inout [Self], gradient: [Self], velocity: inout [Self], rate: Self,
    momentum: Self)
  /// Adam's step of whole arrays: the moments, and p ← p − step·m/(√(v·correction) + 1e-8).
  static func takeAdamStep(
    _ parameters: inout [Self], gradient: [Self], first: inout [Self], second: inout [Self],
    step: Self, correction: Self)
  /// |x − w|² and |x + w|² of a direction and many others, which lie axis by axis.
  static func takeLengths(
    _ direction: UnsafePointer<Self>, _ turned: UnsafePointer<Self>, dimension: Int,
    differences: UnsafeMutablePointer<Self>, sums: UnsafeMutablePointer<Self>, count: Int)
  /// Adds what a sample and every prototype pull each other by; `SpherePulls` has the arrays.
  static func addArcs(
    _ spare: UnsafeMutablePointer<Self>, along: UnsafePointer<Self>, across: UnsafePointer<Self>,
    lengths: UnsafePointer<Self>, turned: UnsafePointer<Self>, direction: UnsafePointer<Self>,
    norm: Self, count: Int, dimension: Int, embedding: UnsafeMutablePointer<Self>,
    prototypes: UnsafeMutablePointer<Self>)
  /// The angles of `SphereMeasures`, and the rest of its numbers, from the lengths among them.
  static func measure(_ angles: inout [Self], _ numbers: inout [Self])
  /// Replaces each angle by its cosine, whose slope is written beside it.
  static func takeCosines(_ angles: inout [Self], slopes: inout [Self])
  /// Replaces each number by e to its power.
  static func exponentiate(_ numbers: UnsafeMutableBufferPointer<Self>)
}
