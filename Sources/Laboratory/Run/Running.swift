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
    guard step > 0 else {
      // Nothing has been observed yet, and nothing learnt that could be compared.
      notebook = Notebook(snapshot, memory: memory)
      record = RunRecord(numbers)
      return
    }
    notebook.watch.rebase(snapshot, isAnotherLoss: isAnotherLoss)
  }

  /// Another run of the same laboratory, with this one's numbers to compare where that is fair.
  func replaced(with session: Session) -> Run {
    var next = Run(session, memory: memory, budget: memoryBudget)
    next.generation = generation + 1
    guard isComparable(with: session.configuration) else { return next }
    next.recordBefore = timeline.lastStep > 0 ? record.ended(as: names) : recordBefore
    return next
  }

  /// What this run was called on its way, also after this step: numbers of a step come before its turns.
  var names: [RunRecord.Name] {
    let start = timeline.moments.first?.session.configuration ?? configuration
    var names = [RunRecord.Name(start, from: 0)]
    for revision in timeline.revisions {
      let from = revision.step == 0 ? 0 : revision.step + 1
      names.removeAll { $0.from >= from }
      let name = RunRecord.Name(revision.settings.turned(start), from: from)
      if !(names.last?.isCalled(as: name) ?? false) { names.append(name) }
    }
    return names
  }

  /// Whether numbers of a run with another setting stand beside this one's.
  func isComparable(with other: Configuration) -> Bool {
    configuration.data == other.data && configuration.classes == other.classes && !hasHandiwork
  }
}

extension RunRecord.Name {
  fileprivate init(_ configuration: Configuration, from step: Int) {
    let (description, parameters) = (
      LossRegistry.description(named: configuration.loss), configuration.parameters
    )
    let margin = description?.hyperparameters(of: parameters.variant)
      .first { $0.key == description?.marginKey }
      .map {
        let value = parameters[$0.key] ?? $0.laboratoryDefault
        return "\($0.shortName) \(numberText(value, from: 2, through: 3))"
      }
    let moved = description.map { WarmUp.moved(parameters, of: $0) } ?? []
    let warmsUp =
      configuration.warmUp > 0 && LossRegistry.named(configuration.loss) != nil
      && moved.contains { $0.key == description?.marginKey }
    self.init(
      from: step, loss: configuration.loss, margin: margin,
      warmUp: warmsUp ? configuration.warmUp : nil)
  }

  fileprivate func isCalled(as other: RunRecord.Name) -> Bool {
    loss == other.loss && margin == other.margin && warmUp == other.warmUp
  }
}
