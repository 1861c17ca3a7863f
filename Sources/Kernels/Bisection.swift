/// Finding where something that holds at one number and not at another ceases to hold.
public enum Bisection {
  /// Halvings after which the two ends of any interval of usual size are neighbouring numbers.
  public static let usualHalvings = 60

  /// The ends of the interval that is left: at the first one it holds, at the second it does not.
  ///
  /// - Parameters:
  ///   - holding: a number at which it holds.
  ///   - failing: a number, on either side of it, at which it does not.
  ///   - holds: tried at the middle again and again.
  @inlinable
  public static func edge(
    holding: Double, failing: Double, halvings: Int = usualHalvings, _ holds: (Double) -> Bool
  ) -> (holding: Double, failing: Double) {
    var (holding, failing) = (holding, failing)
    for _ in 0..<halvings {
      let middle = (holding + failing) / 2
      if holds(middle) { holding = middle } else { failing = middle }
    }
    return (holding, failing)
  }
}
