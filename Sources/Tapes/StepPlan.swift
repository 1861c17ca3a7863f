/// A way from one step to another within a time, evenly.
package struct StepPlan: Sendable {
  var steps: ClosedRange<Int>
  /// When it begins, and how long it takes, in microseconds.
  var start: Int
  var duration: Int

  package init(steps: ClosedRange<Int>, start: Int, duration: Int) {
    self.steps = steps
    self.start = start
    self.duration = duration
  }

  /// The step to be at, at a time.
  package func step(at micros: Int) -> Int {
    guard duration > 0 else { return steps.upperBound }
    let passed = min(max(micros - start, 0), duration)
    let share = (steps.upperBound - steps.lowerBound).multipliedFullWidth(by: passed)
    return steps.lowerBound + duration.dividingFullWidth(share).quotient
  }
}
