public import Drawing
internal import MarginLosses
public import Training

extension Comparison {
  /// Every run at its start.
  ///
  /// - Precondition: as many entries as `counts` allows.
  /// - Throws: what is wrong with an entry.
  init(_ entries: [Entry], like state: State) throws(ConfigurationError) {
    precondition(Self.counts.contains(entries.count), "\(entries.count) runs side by side")
    var panes: [State] = []
    for entry in entries {
      var configuration = state.session.startConfiguration
      configuration.loss = entry.loss
      configuration.parameters = entry.parameters
      var pane = try State(
        configuration, display: state.display, speed: state.speed,
        memory: Timeline.usualBudget / entries.count)
      pane.look = state.look
      pane.look.threshold = nil
      panes.append(pane)
    }
    self.init(panes: panes, marked: nil, isEnlarged: false)
  }
}

extension State {
  /// Sets runs side by side at their start; this run waits for its return.
  ///
  /// - Throws: what is wrong with an entry.
  public mutating func compare(_ entries: [Comparison.Entry]) throws(ConfigurationError) {
    comparison = try Comparison(entries, like: self)
    isRunning = !configuration.isJudged
  }

  /// Opens a comparison, or leaves it: from an enlarged pane with that run, else with the one from
  /// before.
  mutating func toggleComparison() {
    guard let comparison else {
      do {
        try compare(Comparison.boundaryTable)
      } catch {
        message = error.description
      }
      return
    }
    guard comparison.isEnlarged, let marked = comparison.marked else {
      self.comparison = nil
      isRunning = false
      return
    }
    var pane = comparison.panes[marked]
    pane.display = display
    pane.isRunning = isRunning
    pane.speed = speed
    pane.forEach = forEach
    pane.recordBefore = nil
    self = pane
  }

  /// How many turns and changes by hand have been made, of all runs.
  public var turnCount: Int {
    comparison?.panes.reduce(0) { $0 + $1.timeline.revisions.count } ?? timeline.revisions.count
  }

  /// Keeps what pictures work out for those that follow, of all runs.
  public mutating func keep(_ pictures: PictureMemory) {
    self.pictures = pictures
    guard let panes = comparison?.panes, panes.contains(where: { $0.pictures !== pictures })
    else { return }
    comparison?.panes.mutateEach(forEach) { $0.pictures = pictures }
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
