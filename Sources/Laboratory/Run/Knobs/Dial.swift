internal import Kernels

/// A number as a knob turns it: where it may rest, and where it stands on its bar.
///
/// A choice among names is the position of the name.
package struct Dial: Equatable, Sendable {
  /// Nil where a value may be absent and is.
  var value: Double?
  /// Where one press of an arrow key rests, ascending.
  var notches: [Double]
  var range: ClosedRange<Double>
  /// The largest feasible value; one press rests on it.
  var limit: Double?
  /// What the knob's default is.
  var standard: Double?
  var isOptional: Bool = false
  var isWhole: Bool = false
  /// Whether the bar shows factors rather than differences.
  var isLogarithmic: Bool = false
  /// What the positions are called; empty for a number.
  var names: [String] = []

  /// The value one press up (1) or down (−1); the ends stay.
  func turned(by direction: Int) -> Double? {
    guard let value else { return direction > 0 ? rests.first : nil }
    if direction > 0 { return rests.first { $0 > value + slack(value) } ?? value }
    if let below = rests.last(where: { $0 < value - slack(value) }) { return below }
    return isOptional ? nil : value
  }

  /// Notches and limit, a notch too near the limit left out for it.
  private var rests: [Double] {
    guard let limit, range.contains(limit) else { return notches }
    return (notches.filter { abs($0 - limit) > slack(limit) } + [limit]).sorted()
  }

  /// Where a press at a place of the bar, 0…1, comes to rest.
  package func rest(at fraction: Double) -> Double? {
    rests.min {
      (self.fraction($0) - fraction).magnitude < (self.fraction($1) - fraction).magnitude
    }
  }

  private func slack(_ value: Double) -> Double { 1e-9 * max(value.magnitude, 1e-3) }

  /// Where the value stands on the bar; an absent one at the left end.
  var fraction: Double { value.map(fraction) ?? 0 }

  /// Where the limit stands on the bar.
  var limitFraction: Double? { limit.map(fraction) }

  /// Where any value stands on the bar, 0…1.
  func fraction(_ value: Double) -> Double {
    let (low, high) = bar
    guard high > low else { return 0 }
    let part =
      isLogarithmic && low > 0
      ? Double.log(value / low) / Double.log(high / low) : (value - low) / (high - low)
    return min(max(part, 0), 1)
  }

  /// The ends of the bar: with a limit, half as much again beyond it; stretched to hold the value.
  private var bar: (low: Double, high: Double) {
    let low = notches.first ?? range.lowerBound
    var high = notches.last ?? range.upperBound
    if let limit, limit > 0 { high = min(high, 1.5 * limit) }
    guard let value else { return (low, high) }
    return (min(low, value), max(high, value))
  }
}
