internal import Training

/// What a run has come from: two that are alike are the same run to the bit.
public struct RunOrigin: Equatable, Sendable {
  private var turns: RunTurns
  private var step: Int

  init(_ run: Run) {
    turns = RunTurns(run, taken: run.revisionsTaken)
    step = run.step
  }
}

/// How a run began and what was turned on its way.
struct RunTurns: Equatable, Sendable {
  private var start: Configuration
  private var turns: [Turned]

  private struct Turned: Equatable {
    var step: Int
    var settings: LiveSettings
    var edit: Edit?
  }

  /// - Parameter taken: how many turns, the first ones.
  init(_ run: Run, taken: Int) {
    start = run.timeline.moments.first?.session.configuration ?? run.configuration
    turns = run.timeline.revisions[..<taken].map {
      Turned(step: $0.step, settings: $0.settings, edit: $0.deed?.edit)
    }
  }
}
