internal import Drawing
internal import MarginLosses
internal import Training

extension Run {
  /// Starts at step 0.
  init(_ configuration: Configuration, budget: Int) throws(ConfigurationError) {
    let session = try Session(configuration)
    var memory = LossMemory()
    memory[session.lossDescription.name] = session.configuration.parameters
    self.init(session, memory: memory, budget: budget)
  }

  /// Takes one step, which may have been taken before.
  mutating func advance() {
    guard timeline.source.takesSteps(after: step) else { return advanceToKept() }
    guard !configuration.isJudged else { return }
    takeRevisions()
    session.advance()
    isStale = true
    if step % RunRecord.firstInterval == 0 || !session.isFinite {
      measure()
      record.append(numbers)
      observe()
    } else if notebook.watch.hasRunAway(Double(session.costOfStep)) {
      checkRunaway()
    }
    if step > timeline.lastStep { timeline.follow(now) }
  }

  private mutating func observe() {
    var watch = notebook.watch
    watch.observe(self)
    notebook.watch = watch
  }

  /// Between two looks: a batch may cost much by chance, so that all points are asked.
  private mutating func checkRunaway() {
    guard notebook.watch.divergedAt == nil else { return }
    measure()
    // The batch cost so much before its step moved anything.
    if notebook.watch.hasRunAway(snapshot.loss) { notebook.watch.divergedAt = step - 1 }
  }

  /// Puts off looking at the run until it is asked for.
  mutating func lookLater() { isStale = true }

  /// Looks at the run again if it moved since the last look.
  ///
  /// - Complexity: one pass of the network over every sample when it did.
  mutating func refresh() {
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
  }

  /// Looks at a run that was changed where it stands.
  mutating func lookAgain(isAnotherLoss: Bool) {
    isStale = true
    refresh()
    notebook.watch.rebase(snapshot, isAnotherLoss: isAnotherLoss)
    if step == 0 { record = RunRecord(numbers) }
  }

  /// Another run of the same laboratory, with this one's numbers to compare where that is fair.
  func replaced(with session: Session) -> Run {
    var next = Run(session, memory: memory, budget: memoryBudget)
    next.generation = generation + 1
    guard isComparable(with: session.configuration) else { return next }
    next.recordBefore =
      step > 0 ? record.ended(under: configuration.loss, margin: marginWords) : recordBefore
    return next
  }

  private var marginWords: String? {
    margin.map { "\($0.hyperparameter.shortName) \(numberText($0.value, from: 2, through: 3))" }
  }

  /// Whether numbers of a run with another setting stand beside this one's.
  func isComparable(with other: Configuration) -> Bool {
    configuration.data == other.data && configuration.classes == other.classes && !hasHandiwork
  }
}
