internal import Kernels

/// How far apart directions can be, when the nearest two are as far apart as any choice allows.
public enum Spacing {
  /// Radians that no choice of so many directions exceeds.
  ///
  /// In one dimension 0 from three classes on; in the plane 2π/C; for C ≤ d + 1 the corners of a simplex,
  /// acos(−1/(C − 1)); for C ≤ 2d a right angle (Rankin, "The closest packing of spherical caps in n
  /// dimensions", 1955); on the sphere what is proven of so many, else acos((cot²ω − 1)/2),
  /// ω = πC/(6(C − 2)) (Fejes Tóth, 1943); else what caps leave that may not overlap.
  public static func widest(classes: Int, dimension: Int) -> Double {
    let known = proven(in: dimension).filter { $0.classes <= classes }.map(\.degrees).min()
    return min(bound(classes: classes, dimension: dimension), (known ?? 180).inRadians)
  }

  private static func bound(classes: Int, dimension: Int) -> Double {
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
      || proven(in: dimension).contains { $0.classes == classes }
  }

  /// Degrees between the nearest of so many directions in the best of all choices, where that is proven
  /// beyond 2d directions.
  private static func proven(in dimension: Int) -> [(classes: Int, degrees: Double)] {
    switch dimension {
    // Schütte & van der Waerden, 1951 (7 to 9); Danzer, 1963 (10, 11); Fejes Tóth, 1943 (12); Musin &
    // Tarasov, 2012 and 2015 (13, 14); Robinson, 1961 (24).
    case 3:
      [
        (7, 77.869_542_2), (8, 74.858_492_2), (9, 70.528_779_4), (10, 66.146_822_0),
        (11, 63.434_948_8), (12, 63.434_948_8), (13, 57.136_703_1), (14, 55.670_570_0),
        (24, 43.690_767_1),
      ]
    // Bachoc & Vallentin, "Optimality and uniqueness of the (4, 10, 1/6) spherical code", 2009.
    case 4: [(10, 80.405_931_8)]
    default: []
    }
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
