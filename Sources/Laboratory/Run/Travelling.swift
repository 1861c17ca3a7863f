internal import MarginLosses
internal import Training

extension Run {
  /// Whether steps after this one are known.
  public var isInThePast: Bool { step < timeline.lastStep }

  /// Puts the run at a step that was reached before, bit for bit as it was there.
  mutating func go(to target: Int) {
    // So that the way back to the newest step is short.
    if !isInThePast { timeline.keep(now) }
    reach(reachable(target))
    refresh()
  }

  /// The nearest step that was reached before.
  func reachable(_ target: Int) -> Int {
    min(max(target, timeline.moments.first?.step ?? 0), timeline.lastStep)
  }

  private mutating func reach(_ target: Int) {
    guard timeline.source.takesSteps(after: target) else { return reachKept(target) }
    if let start = timeline.moment(before: target), start.step > step || target < step {
      restore(start)
    }
    while step < target, session.isFinite { advance() }
    takeRevisions()
  }

  /// Goes to a moment that was kept or given where no step can be taken again, the way that was
  /// asked for.
  private mutating func reachKept(_ target: Int) {
    let isForward = target > step
    let kept = isForward ? timeline.moment(after: target) : timeline.moment(before: target)
    if let kept { arrive(at: kept) }
  }

  /// What is known of steps that another engine took; nil where it took none.
  public var otherEngineWords: String? {
    guard let end = timeline.source.otherEngineUntil else { return nil }
    let kept = timeline.moments.map(\.step).filter { $0 < end }.suffix(6)
    return
      "another engine came to step \(end): from there on this one's bits; of the way only steps "
      + kept.map(String.init).joined(separator: " ") + " are kept"
  }

  /// Goes on to the next moment that was kept or given.
  mutating func advanceToKept() {
    if let next = timeline.moment(after: step + 1) { arrive(at: next) }
  }

  private mutating func arrive(at moment: Timeline.Moment) {
    restore(moment)
    // A record knows nothing of turns.
    if timeline.source == .records { takeRevisions() }
  }

  mutating func restore(_ moment: Timeline.Moment) {
    now = moment
    lookLater()
  }

  /// Takes the turns that were made up to this step, as they were made.
  mutating func takeRevisions() {
    while revisionsTaken < timeline.revisions.count,
      timeline.revisions[revisionsTaken].step <= step
    {
      take(timeline.revisions[revisionsTaken])
      revisionsTaken += 1
    }
  }

  /// Whether the next step begins with turns that were made here, or with another moment.
  var takesTurns: Bool {
    !timeline.source.takesSteps(after: step)
      || revisionsTaken < timeline.revisions.count
        && timeline.revisions[revisionsTaken].step == step
  }

  private mutating func take(_ revision: Timeline.Revision) {
    session.change(to: revision.settings)
    if let edit = revision.deed?.edit { _ = try? session.apply(edit) }
    session.replaceMarks(revision.marks)
    notebook = revision.notebook
    lookLater()
  }

  /// Takes a turn or an edit down that was just made; in the past it begins a branch.
  mutating func noteRevision(_ deed: Deed? = nil) {
    leaveWhatFollows()
    timeline.revise(
      Timeline.Revision(
        step: step, settings: LiveSettings(configuration), marks: session.history.marks,
        notebook: notebook, deed: deed))
    revisionsTaken += 1
  }

  /// Leaves the steps after this one, and turns that were made here but not taken.
  mutating func leaveWhatFollows() {
    timeline.leave(at: step, taken: revisionsTaken)
    record.forget(after: step)
    // What comes after it is not what was written.
    keptStep = min(keptStep, timeline.lastStep)
  }
}
