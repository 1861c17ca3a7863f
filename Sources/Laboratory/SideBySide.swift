internal import MarginLosses
public import Training

extension State {
  /// Sets runs side by side at their start.
  ///
  /// - Parameter goesBack: whether this run waits for its return; else it lends data, seed and look alone.
  /// - Precondition: as many entries as `Comparison.counts` allows.
  /// - Throws: what is wrong with an entry.
  public mutating func compare(_ entries: [Comparison.Entry], goesBack: Bool = false)
    throws(ConfigurationError)
  {
    precondition(Comparison.counts.contains(entries.count), "\(entries.count) runs side by side")
    var panes: [Pane] = []
    for entry in entries {
      let budget = Timeline.usualBudget / entries.count
      var other = Pane(try pane.run.anew(under: entry.loss, entry.parameters, budget: budget))
      other.look = pane.look
      other.look.threshold = nil
      panes.append(other)
    }
    runs = Comparison(
      panes: panes, marked: nil, isEnlarged: false, inPlaceOf: pane, hasWayBack: goesBack)
    isRunning = !configuration.isJudged
  }

  /// Opens a comparison, or leaves it: from an enlarged pane with that run, else with the one from
  /// before, and where there was none with the marked or the first.
  mutating func toggleComparison() {
    guard isComparing else {
      do {
        try compare(Comparison.boundaryTable, goesBack: true)
      } catch {
        message = error.description
      }
      return
    }
    leaveComparison()
  }

  /// Goes on with one of the runs, or back to the one that waited, which rests.
  mutating func leaveComparison() {
    guard let waiting = runs.waiting.first else { return }
    guard runs.hasWayBack, !runs.isEnlarged else { return keepAlone(runs.panes[runs.marked ?? 0]) }
    runs = Comparison(waiting)
    isRunning = false
  }

  private mutating func keepAlone(_ pane: Pane) {
    runs = Comparison(pane)
    runs.panes[0].run.recordBefore = nil
    measuredStepsPerSecond = nil
    framesPerSecond = nil
    planeMarks = []
  }

  /// How many turns and changes by hand have been made, of all runs.
  public var turnCount: Int {
    focus.map { runs.panes[$0].run.timeline.revisions.count }
      ?? runs.panes.reduce(0) { $0 + $1.run.timeline.revisions.count }
  }

  /// The step that the screen shows.
  public var clock: Int { isComparing ? runs.step : step }
}
