/// Ways to continue cos t beyond t = π, each with its slope d/dt.
public enum ExtendedCosine {
  /// (−1)^k cos t − 2k with k = ⌊t/π⌋: falls for ever, flat at every multiple of π.
  @inlinable
  public static func piecewise<Number: Lane>(_ t: Number) -> (value: Number, slope: Number) {
    let piece = (t / Number(Double.pi)).wholePart
    let even = 2 * (piece / 2).wholePart
    let (sine, cosine) = Number.sineAndCosine(t)
    return (
      cosine.replaced(by: -cosine, where: piece, isAbove: even) - 2 * piece,
      sine.replaced(by: -sine, where: sine, isAbove: Number(0))
    )
  }

  /// cos t as it is: rises again beyond π.
  @inlinable
  public static func raw<Number: Lane>(_ t: Number) -> (value: Number, slope: Number) {
    let (sine, cosine) = Number.sineAndCosine(t)
    return (cosine, -sine)
  }

  /// −1 beyond π: a dead zone without any pull.
  @inlinable
  public static func clamped<Number: Lane>(_ t: Number) -> (value: Number, slope: Number) {
    choose((Number(-1), Number(0)), where: t, isAbove: Number(Double.pi), else: raw(t))
  }

  /// cos t of one number, as it is.
  @inlinable
  public static func raw<Number: Scalar>(_ t: Number) -> (value: Number, slope: Number) {
    (Number.cos(t), -Number.sin(t))
  }

  /// cos t of one number, −1 beyond π.
  @inlinable
  public static func clamped<Number: Scalar>(_ t: Number) -> (value: Number, slope: Number) {
    t < Number.pi ? raw(t) : (-1, 0)
  }

  /// The angles θ in 0…π at which f·θ + shift passes a multiple of π, where pieces meet.
  public static func bends(factor: Double, shift: Double) -> [Double] {
    guard factor > 0, (factor * .pi + shift).magnitude < 1e6 else { return [] }
    let first = Int((shift / .pi).rounded(.up))
    let last = Int((factor + shift / .pi).rounded(.down))
    guard first <= last else { return [] }
    return (first...last).map { (Double($0) * .pi - shift) / factor }
  }
}
