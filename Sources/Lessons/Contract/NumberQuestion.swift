/// A number that is set by arrows.
package struct NumberQuestion: Sendable {
  package let reading: Reading
  /// Behind the number, such as ` %`.
  package let unit: String
  package let range: ClosedRange<Double>
  /// By how much an arrow moves the guess.
  package let stride: Double
  /// Where the guess begins.
  package let start: Double
  /// How far off still counts as right.
  package let tolerance: Double

  package init(
    _ reading: Reading, unit: String, _ range: ClosedRange<Double>, by stride: Double,
    start: Double, tolerance: Double
  ) {
    self.reading = reading
    self.unit = unit
    self.range = range
    self.stride = stride
    self.start = start
    self.tolerance = tolerance
  }
}
