public import Drawing
internal import MarginLosses
public import Training

extension State {
  /// Starts a run at step 0, running.
  public init(
    _ configuration: Configuration, display: Display = Display(), speed: Speed = .opening,
    memory: Int = Timeline.usualBudget
  ) throws(ConfigurationError) {
    memoryBudget = memory
    timeline = Timeline(budget: memory)
    session = try Session(configuration)
    snapshot = session.snapshot()
    notebook = Notebook(snapshot)
    numbers = RunNumbers(snapshot)
    openSet = session.openSet(snapshot)
    self.display = display
    self.speed = speed
    isRunning = !configuration.isJudged
    record = RunRecord(numbers)
    self.memory[lossDescription.name] = session.configuration.parameters
    chosenKnob = marginKnob ?? 0
    timeline.keep(moment)
  }

  /// Goes on by some steps, unless the run has stopped being numbers; looks only now and then.
  ///
  /// A run that diverges is paused.
  public mutating func advance(steps: Int) {
    guard comparison == nil else { return advancePanes(steps: steps) }
    for _ in 0..<steps {
      let hadDiverged = watch.divergedAt != nil
      advance()
      if watch.divergedAt != nil, !hadDiverged || !session.isFinite {
        isRunning = false
        return
      }
    }
  }

  /// Goes on with every run that can; pauses when none can.
  private mutating func advancePanes(steps: Int) {
    guard comparison?.panes.allSatisfy({ $0.held == nil }) ?? false else { return }
    // Step by step, so that it does not matter in how many calls: one that diverged goes no further.
    comparison?.panes.mutateEach(forEach) { pane in
      for _ in 0..<steps where pane.session.isFinite { pane.advance() }
    }
    if comparison?.panes.allSatisfy({ !$0.session.isFinite }) ?? false { isRunning = false }
  }

  /// Takes one step, which may have been taken before.
  mutating func advance() {
    guard !configuration.isJudged else { return }
    guard !timeline.isOfOtherEngine(after: step) else { return advanceToKept() }
    takeRevisions()
    session.advance()
    isStale = true
    if step % RunRecord.firstInterval == 0 || !session.isFinite {
      measure()
      record.append(numbers)
      watch.observe(self)
    }
    if step > timeline.lastStep { timeline.follow(moment) }
  }

  /// Goes on at another speed.
  public mutating func take(speed: Speed) { self.speed = speed }

  /// Puts off looking at the run until it is asked for.
  mutating func lookLater() { isStale = true }

  /// Looks at the run again if it moved since the last look.
  ///
  /// - Complexity: one pass of the network over every sample when it did.
  public mutating func refresh() {
    comparison?.panes.mutateEach(forEach) { $0.refresh() }
    if isStale { measure() }
    guard isOpenSetStale else { return }
    openSet = session.openSet(snapshot)
    isOpenSetStale = false
  }

  /// Looks at the run for its numbers alone.
  private mutating func measure() {
    snapshot = session.snapshot()
    numbers = RunNumbers(snapshot)
    isStale = false
    isOpenSetStale = true
    keepAskedPresent()
  }

  /// Looks at a run that was changed where it stands.
  mutating func lookAgain(isAnotherLoss: Bool) {
    isStale = true
    refresh()
    watch.rebase(snapshot, isAnotherLoss: isAnotherLoss)
    if step == 0 { record = RunRecord(numbers) }
  }

  /// Goes on with a timeline that was written down.
  mutating func takeTimeline(_ timeline: Timeline) { self.timeline = timeline }

  /// Puts another run in place of this one, which is kept for comparison where that is fair.
  mutating func replace(with session: Session) {
    let old = configuration
    let new = session.configuration
    let isComparable =
      old.data == new.data && old.classes == new.classes && !hasHandiwork
    if !isComparable {
      asked = nil
      recordBefore = nil
    } else if step > 0 {
      recordBefore = record
    }
    if watch.divergedAt != nil { isRunning = true }
    self.session = session
    snapshot = session.snapshot()
    numbers = RunNumbers(snapshot)
    openSet = session.openSet(snapshot)
    look.threshold = nil
    notebook = Notebook(snapshot, memory: notebook.memory)
    isStale = false
    keepAskedPresent()
    record = RunRecord(numbers)
    timeline = Timeline(budget: memoryBudget)
    revisionsTaken = 0
    timeline.keep(moment)
  }
}
