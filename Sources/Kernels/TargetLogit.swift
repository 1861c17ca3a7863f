/// The logit of a sample's own class as a function of the angle to its prototype, without scale.
public protocol TargetLogit: Sendable {
  /// ψ and dψ/dθ at an angle in 0…π.
  func logit<Number: Scalar>(at theta: Number) -> (value: Number, slope: Number)
}
