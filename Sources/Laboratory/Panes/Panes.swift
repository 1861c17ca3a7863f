internal import MarginLosses
public import Training

extension State {
  /// Sets runs side by side at their start; this run waits for its return.
  ///
  /// - Throws: what is wrong with an entry.
  public mutating func compare(_ entries: [Comparison.Entry]) throws(ConfigurationError) {
    comparison = try Comparison(entries, like: self)
    isRunning = !configuration.isJudged
  }

  /// How many turns and changes by hand have been made, of all runs.
  public var turnCount: Int {
    comparison?.panes.reduce(0) { $0 + $1.timeline.revisions.count } ?? timeline.revisions.count
  }

  /// The step that the screen shows.
  public var clock: Int { comparison?.step ?? step }

  /// The pane that fills the screen, in the colours and at the speed of all; nil when none does.
  package var enlarged: State? {
    guard let comparison, let marked = comparison.marked, var pane = comparison.enlargedPane
    else { return nil }
    pane.display = display
    pane.isRunning = isRunning
    pane.speed = speed
    pane.measuredStepsPerSecond = measuredStepsPerSecond
    pane.framesPerSecond = framesPerSecond
    pane.ownOverlays += overAllPanes
    if let message { pane.message = message }
    if let notice { pane.notice = notice }
    pane.seat = Seat(index: marked, count: comparison.panes.count, isEnlarged: true)
    return pane
  }
}
