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

extension State {
  /// What all runs on the screen have come from.
  public var origins: [RunOrigin] { runs.panes.map { RunOrigin($0.run) } }

  /// Whether hands have changed something of a run on the screen.
  public var isHandmade: Bool { runs.panes.contains { $0.run.hasHandiwork } }

  /// Whether a run on the screen has been turned on its way.
  public var isTurned: Bool { runs.panes.contains { $0.run.revisionsTaken > 0 } }
}
