import Laboratory

/// Steps within a time.
enum TimedSteps {
  /// A call that takes longer than this is not asked for more than one step.
  private static let longCall = 1 / 240.0

  /// Takes steps, all that there is time for where no number is wanted, and at least one; returns how many.
  static func advance(_ state: inout State, steps wanted: Int?, until end: Double) -> Int {
    var taken = 0
    var most = 1
    while state.isRunning, wanted.map({ taken < $0 }) ?? true {
      let start = ProgramClock.seconds
      let steps = min(wanted.map { $0 - taken } ?? 1, most)
      state.advance(steps: steps)
      taken += steps
      let now = ProgramClock.seconds
      if now >= end { break }
      // Runs side by side meet after each call: the fewer calls, the less they wait.
      most = state.comparison == nil || now - start > longCall ? 1 : 4
    }
    return taken
  }
}
