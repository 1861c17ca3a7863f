/// The nearest whole number, ties to even, for |x| < 2⁵¹.
///
/// Adding and removing 1.5·2⁵² rounds exactly and needs no library call on any processor.
@inline(__always)
func nearestInteger(_ x: Double) -> Double {
  (x + 6_755_399_441_055_744) - 6_755_399_441_055_744
}

extension Double: Scalar {
  public static func exp(_ x: Double) -> Double { Exponential.exp(x) }
  public static func log(_ x: Double) -> Double { Exponential.log(x) }
  public static func sin(_ x: Double) -> Double { Trigonometry.sin(x) }
  public static func cos(_ x: Double) -> Double { Trigonometry.cos(x) }
  public static func atan2(_ y: Double, _ x: Double) -> Double { Trigonometry.atan2(y, x) }
  public static func tanh(_ x: Double) -> Double { HyperbolicTangent.tanh(x) }
}

/// Float goes through Double, so each result is the true value rounded once, or its neighbour.
extension Float: Scalar {
  public static func exp(_ x: Float) -> Float { Float(Exponential.exp(Double(x))) }
  public static func log(_ x: Float) -> Float { Float(Exponential.log(Double(x))) }
  public static func sin(_ x: Float) -> Float { Float(Trigonometry.sin(Double(x))) }
  public static func cos(_ x: Float) -> Float { Float(Trigonometry.cos(Double(x))) }
  public static func atan2(_ y: Float, _ x: Float) -> Float {
    Float(Trigonometry.atan2(Double(y), Double(x)))
  }
  public static func tanh(_ x: Float) -> Float { Float(HyperbolicTangent.tanh(Double(x))) }
}
