internal import Kernels

/// Classes as Gaussians: who wins at a place, in use and with the margin.
public struct Gaussians: Sendable {
  /// classes × dimension.
  public let means: [Double]
  /// v of every mean's number: the logarithm of the variance there.
  public let logVariances: [Double]
  /// e^−v of every mean's number, v the logarithm of the variance there.
  public let precisions: [Double]
  /// h = ½ Σ v, one a class.
  public let spreads: [Double]
  /// α: by how much of itself the own class's distance is taken to be longer.
  public let margin: Double
  public let dimension: Int

  /// - Parameter logVariances: as many as means, or none where all variances are 1.
  public init(means: [Double], logVariances: [Double] = [], margin: Double, dimension: Int) {
    self.means = means
    self.margin = margin
    self.dimension = dimension
    let known = logVariances.count == means.count ? logVariances : means.map { _ in 0 }
    self.logVariances = known
    precisions = known.map { Double.exp(-$0) }
    spreads = (0..<means.count / max(dimension, 1)).map { label in
      known[label * dimension..<(label + 1) * dimension].reduce(0) { $0 + $1 / 2 }
    }
  }

  public var classes: Int { spreads.count }

  /// d of a class: half the squared distance to its mean, each axis in its own standard deviations.
  public func distance(_ label: Int, at place: [Double]) -> Double {
    var sum = 0.0
    for axis in 0..<dimension {
      let offset = place[axis] - means[label * dimension + axis]
      sum += offset * offset * precisions[label * dimension + axis]
    }
    return sum / 2
  }

  /// The standard deviation of a class along an axis.
  public func deviation(_ label: Int, _ axis: Int) -> Double {
    1 / precisions[label * dimension + axis].squareRoot()
  }

  /// d + h of a class, the lower the likelier; (1 + α)d + h of the class that training asks for.
  public func cost(_ label: Int, at place: [Double], isAsked: Bool = false) -> Double {
    (isAsked ? 1 + margin : 1) * distance(label, at: place) + spreads[label]
  }

  /// How far ahead of every other class one is at a place; above 0 where it wins.
  public func lead(_ label: Int, at place: [Double], isAsked: Bool) -> Double {
    var rival = Double.infinity
    for j in 0..<classes where j != label { rival = min(rival, cost(j, at: place)) }
    return rival - cost(label, at: place, isAsked: isAsked)
  }

  /// Whether a class wins at its own mean, where every margin can be met then; else none can.
  public func winsAtItsMean(_ label: Int) -> Bool {
    let mean = Array(means[label * dimension..<(label + 1) * dimension])
    return lead(label, at: mean, isAsked: true) > 0
  }
}

extension Gaussians {
  /// The arcs of a circle round 0 on which each class wins, in use and with the margin; of the plane.
  func regions(radius: Double) -> (test: [[Arc]], train: [[Arc]]) {
    func all(isAsked: Bool) -> [[Arc]] {
      (0..<classes).map { arcs(of: $0, radius: radius, isAsked: isAsked) }
    }
    return (all(isAsked: false), all(isAsked: true))
  }

  private func arcs(of own: Int, radius: Double, isAsked: Bool) -> [Arc] {
    var region = [Interval.circle]
    for rival in 0..<classes where rival != own && !region.isEmpty {
      let lead = CircleLead(self, own: own, rival: rival, radius: radius, isAsked: isAsked)
      region = Intervals.intersection(region, RootFinder(lead).positiveIntervals())
    }
    return MarginLosses.arcs(of: region, from: 0)
  }
}

/// How far one Gaussian is ahead of another along a circle: a cos 2φ + b cos φ + c sin φ + e, since no axis of a
/// Gaussian is turned.
private struct CircleLead: SmoothLead {
  private let double: Double
  private let cosine: Double
  private let sine: Double
  private let constant: Double

  init(_ classes: Gaussians, own: Int, rival: Int, radius: Double, isAsked: Bool) {
    /// Of x² r², of x r, and what is left, along an axis.
    func parts(_ axis: Int) -> (square: Double, linear: Double, rest: Double) {
      let factor = isAsked ? 1 + classes.margin : 1
      let (here, there) = (2 * own + axis, 2 * rival + axis)
      let (p, q) = (factor * classes.precisions[here], classes.precisions[there])
      let (w, u) = (classes.means[here], classes.means[there])
      return (
        (q - p) / 2 * radius * radius, (p * w - q * u) * radius, (q * u * u - p * w * w) / 2
      )
    }
    let (x, y) = (parts(0), parts(1))
    double = (x.square - y.square) / 2
    cosine = x.linear
    sine = y.linear
    constant =
      (x.square + y.square) / 2 + x.rest + y.rest + classes.spreads[rival] - classes.spreads[own]
  }

  var bends: [Double] { [] }
  var change: Double { 2 * double.magnitude + cosine.magnitude + sine.magnitude }
  var curvature: Double { 4 * double.magnitude + cosine.magnitude + sine.magnitude }
  var rounding: Double { (curvature + constant.magnitude) * 0x1p-50 }

  func at(_ angle: Double) -> (value: Double, slope: Double) {
    let (along, across) = (Double.cos(angle), Double.sin(angle))
    return (
      double * Double.cos(2 * angle) + cosine * along + sine * across + constant,
      -2 * double * Double.sin(2 * angle) - cosine * across + sine * along
    )
  }
}
