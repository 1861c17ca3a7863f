/// Steps and frames a second as they really were, over the last whole second.
struct SpeedMeter {
  private(set) var stepsPerSecond: Double?
  /// Frames shown a second, only while the terminal is too slow for all of them.
  private(set) var framesPerSecondWhenDropping: Double?
  private var start: Double
  private var firstStep: Int
  private var shown = 0
  private var dropped = 0

  /// A meter that starts at a moment and a step.
  init(start: Double, step: Int) {
    self.start = start
    firstStep = step
  }

  /// Counts a frame as shown or dropped.
  mutating func count(isShown: Bool) {
    if isShown { shown += 1 } else { dropped += 1 }
  }

  /// Takes stock once a second.
  mutating func stepped(to step: Int, now: Double) {
    // Another run has begun, or an earlier moment is shown.
    guard step >= firstStep else {
      self = SpeedMeter(start: now, step: step)
      return
    }
    guard now - start >= 1 else { return }
    stepsPerSecond = Double(max(0, step - firstStep)) / (now - start)
    framesPerSecondWhenDropping = dropped > 3 ? Double(shown) / (now - start) : nil
    start = now
    firstStep = step
    shown = 0
    dropped = 0
  }
}
