internal import Kernels

extension Classifier {
  public var rule: DecisionRule { amplitude == .bothNorms ? .innerProduct : .angle }

  public var isOfAngles: Bool { true }

  public var marginFollowsLength: Bool { false }

  public var usualNorm: Double { 1 }

  public var usualLength: String? {
    marginFollowsLength ? "of length \(FormulaText.plainNumber(usualNorm, .plain, false))" : nil
  }

  public var prototypesPerClass: Int { 1 }

  public var isOneByOne: Bool { false }

  public func asked(ofClass index: Int) -> any Classifier { self }

  public var isBoundBySpacing: Bool { true }

  public var beatsCosines: Bool { true }

  public func target(_ theta: Double, norm: Double) -> (logit: Double, slope: Double) {
    target(theta)
  }

  public func lead(own: Double, rival: Double) -> Double {
    target(own).logit - Double.cos(rival)
  }

  public func lead(at angle: Double, spacing: Double) -> Double {
    lead(own: angle, rival: (spacing - angle).magnitude)
  }

  public func hasRoom(spacing: Double) -> Bool { target(0).logit > Double.cos(spacing) }

  /// Solves ψ(t) = cos(spacing − t) between a prototype and the middle; where even t = 0 falls
  /// short, the spacing at which it would not.
  public func band(spacing: Double) -> Double {
    guard hasRoom(spacing: spacing) else { return requiredSpacing }
    let half = spacing / 2
    if target(half).logit >= Double.cos(spacing - half) { return 0 }
    let edge = Bisection.edge(holding: 0, failing: half) {
      target($0).logit > Double.cos(spacing - $0)
    }
    return spacing - 2 * edge.holding
  }

  /// The band between two classes, each of which asks for a half of its own; where a prototype misses its
  /// margin, what it asks for.
  public func band(between first: Int, _ second: Int, spacing: Double) -> Double {
    let both = [asked(ofClass: first), asked(ofClass: second)]
    let cramped = both.filter { !$0.hasRoom(spacing: spacing) }
    guard cramped.isEmpty else { return cramped.map { $0.band(spacing: spacing) }.max() ?? 0 }
    return both.reduce(0) { $0 + $1.band(spacing: spacing) / 2 }
  }

  /// Whether the prototypes of two classes this far apart meet their margins.
  public func hasRoom(between first: Int, _ second: Int, spacing: Double) -> Bool {
    [first, second].allSatisfy { asked(ofClass: $0).hasRoom(spacing: spacing) }
  }

  /// Whether it asks for more between neighbours than lies between them. Of a prototype with room the band
  /// is no wider, and need not be solved for; where none has room, it is told by what it is short of.
  public func asks(moreThan spacing: Double) -> Bool {
    !hasRoom(spacing: spacing) && (band(spacing: spacing) > spacing + 1e-9 || isMetNowhere)
  }

  /// Whether a prototype misses the margin beside one that stands opposite, and more than ties.
  public var isMetNowhere: Bool {
    !hasRoom(spacing: .pi) && lead(at: 0, spacing: .pi) < -1e-9
  }

  /// The angle between neighbours below which a prototype itself misses the margin: acos ψ(0).
  public var requiredSpacing: Double { .angle(ofCosine: target(0).logit) }
}
