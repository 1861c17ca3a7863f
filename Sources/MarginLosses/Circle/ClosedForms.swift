internal import Kernels

/// Numbers that papers state in closed form; angles in radians, C classes, natural logarithms.
public enum ClosedForms {
  /// The lowest NormFace loss in any dimension: ln(1 + (C−1)e^(−sC/(C−1))), reached for C ≤ d + 1.
  ///
  /// Wang et al., "NormFace", ACM MM 2017, proposition 2.
  public static func normFaceLossBound(classes: Double, scale: Double) -> Double {
    simplexOptimum(classes: classes, scale: scale, own: 1)
  }

  /// The loss of point-like classes at the corners of a simplex, cos = −1/(C−1) between any two, whose
  /// own logit is s·`own`: ln(1 + (C−1)e^(s(−1/(C−1) − own))); 0 for a single class.
  ///
  /// - Parameter cosine: of the angle between a point and its corner, with the others at equal angles.
  public static func simplexOptimum(
    classes: Double, scale: Double, own: Double, cosine: Double = 1
  ) -> Double {
    guard classes > 1 else { return 0 }
    let lead = scale * (-cosine / (classes - 1) - own)
    return logOnePlusSum(of: [lead + Double.log(classes - 1)])
  }

  /// The loss of point-like classes equally spaced in the plane, whose own logit is s·`own`.
  ///
  /// - Parameter angle: radians from each prototype to its point, all the same way.
  public static func planeOptimum(
    classes: Int, scale: Double, own: Double, turned angle: Double = 0
  ) -> Double {
    logOnePlusSum(
      of: (1..<max(classes, 1)).map {
        scale * (Double.cos(2 * .pi * Double($0) / Double(classes) - angle) - own)
      })
  }

  /// The loss where all prototypes stand in one place, and the own logit is s·`lead` above the others.
  static func mergedLoss(classes: Int, scale: Double, lead: Double) -> Double {
    guard classes > 1 else { return 0 }
    return logOnePlusSum(of: [Double.log(Double(classes - 1)) - scale * lead])
  }

  /// ln(1 + Σ e^x), however large an x is.
  private static func logOnePlusSum(of exponents: [Double]) -> Double {
    let highest = exponents.max() ?? 0
    guard highest > 0 else {
      return logOnePlus(exponents.reduce(0) { $0 + Double.exp($1) })
    }
    let sum = exponents.reduce(Double.exp(-highest)) { $0 + Double.exp($1 - highest) }
    return highest + Double.log(sum)
  }

  /// The scale without which not all classes reach probability P: ((C−1)/C) ln((C−1)P/(1−P)).
  ///
  /// Wang et al., "CosFace", CVPR 2018, equation 6.
  public static func scaleBound(classes: Double, probability: Double) -> Double {
    (classes - 1) / classes * Double.log((classes - 1) * probability / (1 - probability))
  }

  /// The scale that equally spaced, point-like classes in the plane need for probability P, where the
  /// own target logit is `own`; nil where no scale is enough.
  ///
  /// With `own` 1 and C ≤ 3 it equals `scaleBound`; beyond, the plane asks for more than the bound.
  public static func planeScale(classes: Int, probability: Double, own: Double) -> Double? {
    guard classes > 1, Double.cos(2 * .pi / Double(classes)) < own else { return nil }
    let needed = -Double.log(probability)
    var high = 1.0
    while planeOptimum(classes: classes, scale: high, own: own) > needed {
      high *= 2
      guard high < 1e9 else { return nil }
    }
    return Bisection.edge(holding: 0, failing: high) {
      planeOptimum(classes: classes, scale: $0, own: own) > needed
    }.failing
  }

  /// √2 ln(C − 1): Zhang et al., "AdaCos", CVPR 2019; 0 for two classes.
  public static func adaCosScale(classes: Double) -> Double {
    2.0.squareRoot() * Double.log(classes - 1)
  }

  /// max(min, base·(1 + gamma·iteration)^(−power)): how SphereFace and L-Softmax anneal λ.
  public static func annealing(
    iteration: Double, base: Double, gamma: Double, power: Double, least: Double
  ) -> Double {
    max(least, base * Double.exp(-power * Double.log(1 + gamma * iteration)))
  }

  /// The widest angle inside a class of two under A-Softmax.
  ///
  /// Liu et al., "SphereFace", CVPR 2017, proposition 2.
  public static func largestAngleInside(between prototypes: Double, factor: Double) -> Double {
    prototypes <= .pi * (factor - 1) / factor
      ? prototypes / (factor - 1) + prototypes / (factor + 1) : 2 * .pi / (factor + 1)
  }

  /// 2·asin(m/(2 sin(Δ/2))): the band of a cosine margin between prototypes Δ apart.
  public static func cosineBand(between prototypes: Double, margin: Double) -> Double {
    let sine = margin / (2 * Double.sin(prototypes / 2))
    return 2 * Double.atan2(sine, (1 - sine * sine).squareRoot())
  }

  /// The line a·x = c beyond which an anchor's triplet costs nothing, as [a₁, a₂, …, c]: 2(p − n)·x =
  /// p·p − n·n + α, for squared distances.
  ///
  /// Schroff, Kalenichenko & Philbin, "FaceNet", CVPR 2015, equation 1.
  public static func tripletAnchorLine(
    positive: [Double], negative: [Double], margin: Double
  ) -> [Double] {
    var constant = margin
    var line: [Double] = []
    for (here, there) in zip(positive, negative) {
      line.append(2 * (here - there))
      constant += here * here - there * there
    }
    return line + [constant]
  }

  /// How far that line lies from the bisector of positive and negative, towards the positive:
  /// α/(2‖p − n‖); infinite where they are one point.
  public static func tripletAnchorLineShift(
    positive: [Double], negative: [Double], margin: Double
  ) -> Double {
    let squared = zip(positive, negative).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    return margin / (2 * squared.squareRoot())
  }

  /// ln(1 + x) without the loss of a small x: the series' next terms correct the rounding of 1 + x.
  public static func logOnePlus(_ x: Double) -> Double {
    let sum = 1 + x
    guard sum.isFinite, sum != 1 else { return x }
    return Double.log(sum) * (x / (sum - 1))
  }
}
