internal import Kernels

/// How far apart directions can be, when the nearest two are as far apart as any choice allows.
public enum Spacing {
  /// Radians that no choice of so many directions exceeds.
  ///
  /// In one dimension 0 from three classes on; in the plane 2π/C; for C ≤ d + 1 the corners of a simplex,
  /// acos(−1/(C − 1)); for C ≤ 2d a right angle (Rankin, "The closest packing of spherical caps in n
  /// dimensions", 1955); on the sphere acos((cot²ω − 1)/2), ω = πC/(6(C − 2)) (Fejes Tóth, 1943); else what
  /// caps leave that may not overlap.
  public static func widest(classes: Int, dimension: Int) -> Double {
    let count = Double(max(classes, 2))
    if dimension < 2, classes > 2 { return 0 }
    if classes <= dimension + 1 {
      let cosine = -1 / (count - 1)
      return Double.atan2((1 - cosine * cosine).squareRoot(), cosine)
    }
    if dimension == 2 { return 2 * .pi / count }
    if classes <= 2 * dimension { return .pi / 2 }
    if dimension == 3 {
      let angle = .pi * count / (6 * (count - 2))
      let cotangent = Double.cos(angle) / Double.sin(angle)
      let cosine = (cotangent * cotangent - 1) / 2
      return Double.atan2((1 - cosine * cosine).squareRoot(), cosine)
    }
    return 2
      * Bisection.edge(holding: 0, failing: .pi / 4) {
        count * capShare($0, dimension: dimension) <= 1
      }.failing
  }

  /// Whether so many directions can be as far apart as `widest` says.
  public static func isReached(classes: Int, dimension: Int) -> Bool {
    dimension <= 2 || classes <= 2 * dimension
  }

  /// The part of a sphere that lies within an angle of a direction: ∫ sin^(d−2) up to it, of that up to π.
  private static func capShare(_ angle: Double, dimension: Int) -> Double {
    let power = dimension - 2
    let (sine, cosine) = (Double.sin(angle), Double.cos(angle))
    // n·∫ sinⁿ = (n − 1)·∫ sinⁿ⁻² − cos·sinⁿ⁻¹; what is lost where it is tiny matters to no share.
    var (part, whole) = power % 2 == 0 ? (angle, Double.pi) : (1 - cosine, 2)
    var sines = power % 2 == 0 ? sine : sine * sine
    for n in stride(from: 2 + power % 2, through: power, by: 2) {
      let shrinks = Double(n - 1) / Double(n)
      part = shrinks * part - cosine * sines / Double(n)
      whole *= shrinks
      sines *= sine * sine
    }
    return part / whole
  }
}
