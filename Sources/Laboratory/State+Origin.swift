internal import Drawing

extension State {
  /// What the run was called on its way; of many turns that takes long.
  package var runNames: [RunRecord.Name] {
    pictures.recall(RunTurns(run, taken: run.timeline.revisions.count)) { run.names }
  }

  /// What all runs on the screen have come from.
  public var origins: [RunOrigin] { runs.panes.map { RunOrigin($0.run) } }

  /// Whether hands have changed something of a run on the screen.
  public var isHandmade: Bool { runs.panes.contains { $0.run.hasHandiwork } }

  /// Whether a run on the screen has been turned on its way.
  public var isTurned: Bool { runs.panes.contains { $0.run.revisionsTaken > 0 } }
}
