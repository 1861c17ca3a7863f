internal import Kernels

/// How far one class is ahead of another along the circle: a function f of the direction that is smooth
/// between bends.
protocol SmoothLead {
  /// The angles above 0 at which f, taken to both sides, may break or bend.
  var bends: [Double] { get }
  /// What |f′| never exceeds.
  var change: Double { get }
  /// What |f″| never exceeds.
  var curvature: Double { get }
  /// What rounding may do to f: a tie along an arc is nobody's.
  var rounding: Double { get }
  func at(_ angle: Double) -> (value: Double, slope: Double)
}

/// Where one class is ahead of another, found without a closed form.
///
/// A part on which |f| at its middle exceeds what f can change has one sign; a part on which |f′| at its
/// middle exceeds what f′ can change has at most one root, which is bracketed; any other part is
/// halved. So no root is missed, save pairs closer than `finest`, which hardly part the circle.
struct RootFinder<Lead: SmoothLead> {
  /// Half the width in radians below which a part is not halved again.
  private static var finest: Double { 1e-13 }
  /// How many undecided parts of one width are looked at; only a tie along an arc has more.
  private static var undecided: Int { 512 }

  private let lead: Lead

  init(_ lead: Lead) { self.lead = lead }

  /// The open intervals within −π…π on which f is above 0.
  func positiveIntervals() -> [Interval] {
    let corners = lead.bends.filter { $0 > 0 && $0 < .pi }.sorted()
    let edges = [-Double.pi] + corners.reversed().map(-) + [0] + corners + [.pi]
    var found: [Interval] = []
    for (lower, upper) in zip(edges, edges.dropFirst()) where upper - lower > 2 * Self.aside {
      found += positive(lower, upper)
    }
    return Intervals.joined(found)
  }

  /// How far from a bend f is asked, so that rounding cannot put it on the bend's other side.
  private static var aside: Double { 8e-15 }

  private func positive(_ lower: Double, _ upper: Double) -> [Interval] {
    var parts = [Interval(lower + Self.aside, upper - Self.aside)]
    var found: [Interval] = []
    while !parts.isEmpty {
      let isLast = parts.count > Self.undecided
      var halves: [Interval] = []
      for part in parts {
        if let sign = signs(on: part, isLast: isLast) {
          found += sign
        } else {
          halves.append(Interval(part.lower, part.middle))
          halves.append(Interval(part.middle, part.upper))
        }
      }
      parts = halves
    }
    return Intervals.joined(found.map { widened($0, lower, upper) })
  }

  /// Gives back what was kept aside at a bend.
  private func widened(_ part: Interval, _ lower: Double, _ upper: Double) -> Interval {
    Interval(
      part.lower <= lower + Self.aside ? lower : part.lower,
      part.upper >= upper - Self.aside ? upper : part.upper)
  }

  /// The intervals of a part on which f is above 0; nil when the part has to be halved.
  private func signs(on part: Interval, isLast: Bool) -> [Interval]? {
    let half = (part.upper - part.lower) / 2
    let (value, slope) = lead.at(part.middle)
    let curvature = lead.curvature
    let change = min(lead.change * half, (slope.magnitude + curvature * half / 2) * half)
    if value.magnitude > change + lead.rounding { return value > 0 ? [part] : [] }
    guard slope.magnitude > curvature * half || half < Self.finest || isLast else { return nil }
    return crossed(part)
  }

  /// A part with one root at most.
  private func crossed(_ part: Interval) -> [Interval] {
    let begins = isPositive(part.lower)
    guard begins != isPositive(part.upper) else { return begins ? [part] : [] }
    let root = root(of: part, begins: begins)
    return [begins ? Interval(part.lower, root) : Interval(root, part.upper)]
  }

  /// Newton's steps, and a halving of the bracket where one would leave it.
  private func root(of part: Interval, begins: Bool) -> Double {
    var bracket = part
    var angle = part.middle
    for _ in 0..<100 {
      let (value, slope) = lead.at(angle)
      let excess = value - lead.rounding
      if (excess > 0) == begins { bracket.lower = angle } else { bracket.upper = angle }
      let step = excess / slope
      if step.magnitude <= 0x1p-52 { break }
      let isInside = bracket.lower < angle - step && angle - step < bracket.upper
      let next = isInside ? angle - step : bracket.middle
      if next <= bracket.lower || next >= bracket.upper { break }
      angle = next
    }
    return angle
  }

  private func isPositive(_ angle: Double) -> Bool { lead.at(angle).value > lead.rounding }
}

/// f(t) = ρi·ψ(|t|) − ρj·cos(Δ − t): how far a prototype's target logit is ahead of another's plain one.
struct PrototypeLead: SmoothLead {
  let loss: any BentTarget
  let spacing: Double
  let ownNorm: Double
  let rivalNorm: Double

  var bends: [Double] { loss.bends }
  var change: Double { ownNorm * loss.steepness + rivalNorm }
  var curvature: Double { ownNorm * loss.steepness * loss.steepness + rivalNorm }
  var rounding: Double { (ownNorm + rivalNorm) * 0x1p-50 }

  func at(_ angle: Double) -> (value: Double, slope: Double) {
    let (logit, slope) = loss.target(angle.magnitude)
    let own = angle < 0 ? -slope : slope
    return (
      ownNorm * logit - rivalNorm * Double.cos(spacing - angle),
      ownNorm * own - rivalNorm * Double.sin(spacing - angle)
    )
  }
}
