internal import Kernels

extension Classifier {
  /// Over how many radians between two neighbours this far apart both have their margin met, as where each
  /// class says yes or no for itself; 0 where a margin parts them, or they meet in the middle.
  public func overlap(spacing: Double) -> Double {
    func isMet(_ angle: Double) -> Bool {
      lead(at: angle, spacing: spacing) > 1e-9
    }
    guard spacing > 0, isMet(spacing / 2) else { return 0 }
    guard !isMet(.pi) else { return 2 * .pi - spacing }
    return 2 * Bisection.edge(holding: spacing / 2, failing: .pi, isMet).holding - spacing
  }
}
