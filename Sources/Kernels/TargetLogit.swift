/// The logit of a sample's own class as a function of the angle to its prototype, without scale.
public protocol TargetLogit: Sendable {
  /// ψ and dψ/dθ at an angle in 0…π.
  func logit<Number: Lane>(at theta: Angle<Number>) -> (value: Number, slope: Number)
  /// The angle of a ψ that is `turnedMonotonely` by it and nothing else, which has a kernel of its own;
  /// nil unless it says so.
  var addedAngle: AddedAngle? { get }
}

extension TargetLogit {
  @inlinable public var addedAngle: AddedAngle? { nil }

  /// The same of one number.
  @inlinable
  public func logit<Number: Scalar>(at theta: Number) -> (value: Number, slope: Number) {
    let (value, slope) = logit(at: Angle(radians: SIMD2(repeating: theta)))
    return (value.x, slope.x)
  }
}

/// Values and slopes, and others where a number lies above a bound.
// Always inlined, as all that a formula is made of: sixteen numbers go through memory in a call.
@inlinable @inline(__always)
public func choose<Number: Lane>(
  _ others: (value: Number, slope: Number), where number: Number, isAbove bound: Number,
  else usual: (value: Number, slope: Number)
) -> (value: Number, slope: Number) {
  (
    usual.value.replaced(by: others.value, where: number, isAbove: bound),
    usual.slope.replaced(by: others.slope, where: number, isAbove: bound)
  )
}

/// An angle in 0…π by its cosine and sine, which is how angles are measured; radians on demand.
///
/// A margin that is added to an angle turns the point (cos, sin), without any function to be taken.
@frozen
public struct Angle<Number: Lane>: Sendable {
  public let cosine: Number
  public let sine: Number
  @usableFromInline let known: Number?

  @inlinable @inline(__always)
  public init(cosine: Number, sine: Number) {
    self.cosine = cosine
    self.sine = sine
    known = nil
  }

  @inlinable
  init(radians: Number, cosine: Number, sine: Number) {
    self.cosine = cosine
    self.sine = sine
    known = radians
  }

  @inlinable
  public init(radians: Number) {
    (sine, cosine) = Number.sineAndCosine(radians)
    known = radians
  }

  @inlinable @inline(__always)
  public var radians: Number { known ?? Number.angle(sine: sine, cosine: cosine) }

  /// Its cosine, and the slope.
  @inlinable @inline(__always)
  public var plain: (value: Number, slope: Number) { (cosine, -sine) }

  /// The cosine of this angle and more, and its slope.
  @inlinable @inline(__always)
  public func turned(by turn: AddedAngle) -> (value: Number, slope: Number) {
    let (sin, cos) = (Number(turn.sine), Number(turn.cosine))
    return (cosine * cos - sine * sin, -(sine * cos) - cosine * sin)
  }

  /// The cosine of this angle and more up to π, and its slope; something else beyond.
  @inlinable @inline(__always)
  public func turned(
    by turn: AddedAngle, beyond others: (value: Number, slope: Number)
  ) -> (value: Number, slope: Number) {
    // Where the sum of the angles passes π; without radians, where the cosine shows it.
    let (measured, bound) =
      known.map { ($0 + Number(turn.radians), Number(Double.pi)) } ?? (
        Number(turn.straight), cosine
      )
    return choose(others, where: measured, isAbove: bound, else: turned(by: turn))
  }

  /// The same that falls on beyond π, though with a jump: cos θ − m·sin m.
  @inlinable @inline(__always)
  public func turnedMonotonely(by turn: AddedAngle) -> (value: Number, slope: Number) {
    turned(by: turn, beyond: (cosine - Number(turn.radians * turn.sine), -sine))
  }
}

/// A margin in radians that is added to an angle.
@frozen
public struct AddedAngle: Sendable {
  public let radians: Double
  public let cosine: Double
  public let sine: Double
  /// Angles in 0…π with a smaller cosine pass π by this turn.
  @usableFromInline let straight: Double

  public init(_ radians: Double) {
    self.radians = radians
    cosine = Double.cos(radians)
    sine = Double.sin(radians)
    straight = radians < 0 ? -2 : (radians > Double.pi ? 2 : -cosine)
  }
}
