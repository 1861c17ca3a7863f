import Laboratory

/// Steps that are due: taken while the loop waits, or worked out beside it.
extension RunLoop {
  /// Takes the steps that are due, as far as there is time for them, and at least one of them.
  mutating func step(from now: Double, until end: Double) {
    let owed = pacer.steps(after: min(now - lastStepped, 0.25), at: state.speed)
    // What plays may wait for a step, which is then not passed.
    let left = player?.lastStep(state).map { max($0 - state.clock, 0) }
    let wanted = [owed, left].compactMap { $0 }.min()
    lastStepped = now
    let taken = attended { TimedSteps.advance(&$0, steps: wanted, until: end) }
    stepSeconds = (ProgramClock.seconds - now) / Double(max(taken, 1))
    isChanged = isChanged || taken > 0
    meter.stepped(to: state.clock, now: ProgramClock.seconds)
    isChanged = isChanged || state.measuredStepsPerSecond != meter.stepsPerSecond
    state.measuredStepsPerSecond = meter.stepsPerSecond
    state.framesPerSecond = meter.framesPerSecondWhenDropping
  }

  /// Whether nothing but keys can come between a step and its picture.
  var mayWorkAhead: Bool {
    bench.isStaffed && player == nil && !recording.isOn && state.comparison == nil
      && state.held == nil
  }

  /// Begins the steps that are due, and the look after them, on the other core.
  mutating func workAhead(from now: Double) {
    let wanted = pacer.steps(after: min(now - lastStepped, 0.25), at: state.speed)
    lastStepped = now
    guard wanted != 0 else { return }
    let end = now + Self.secondsPerFrame
    let ahead = Ahead(of: state)
    aheadStarted = now
    bench.begin(
      ahead.work(on: state) { _ = TimedSteps.advance(&$0, steps: wanted, until: end) })
    self.ahead = ahead
  }

  /// Takes what was worked out ahead, once it is done, unless the run has gone another way.
  mutating func adopt() {
    guard let done = ahead, bench.isDone else { return }
    bench.finish()
    ahead = nil
    // What is shown may be older than the run where the terminal was slow.
    isChanged = true
    guard mayWorkAhead, let later = done.state(following: state) else { return }
    let (before, now) = (state.clock, ProgramClock.seconds)
    state = later
    stepSeconds = 0
    lookSeconds = max(now - aheadStarted - Self.secondsPerFrame, 0)
    if before < state.clock { meter.stepped(to: state.clock, now: now) }
    state.measuredStepsPerSecond = meter.stepsPerSecond
    state.framesPerSecond = 1 / max(now - aheadStarted, Self.secondsPerFrame)
    present()
  }

  /// Forgets the time at rest, which is not owed as steps.
  mutating func restartClock() {
    lastStepped = ProgramClock.seconds
    meter = SpeedMeter(start: lastStepped, step: state.clock)
    state.measuredStepsPerSecond = nil
  }

  /// At rest no frame is left out.
  mutating func forgetSlowness() {
    guard !state.isRunning, state.framesPerSecond != nil else { return }
    state.framesPerSecond = nil
    isChanged = true
  }
}
