internal import Training

/// What a run has come from: two that are alike are the same run to the bit.
public struct RunOrigin: Equatable, Sendable {
  private var start: Configuration
  private var step: Int
  private var turns: [Turned]

  private struct Turned: Equatable {
    var step: Int
    var settings: LiveSettings
    var edit: Edit?
  }

  init(_ run: Run) {
    start = run.timeline.moments.first?.session.configuration ?? run.configuration
    step = run.step
    turns = run.timeline.revisions[..<run.revisionsTaken].map {
      Turned(step: $0.step, settings: $0.settings, edit: $0.deed?.edit)
    }
  }
}
