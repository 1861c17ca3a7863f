internal import MarginLosses
internal import Training

extension State {
  /// How many steps a long stride takes.
  static let stride: Int = 30

  /// Whether steps after this one are known.
  public var isInThePast: Bool { step < timeline.lastStep }

  /// Puts the run at a step that was reached before, bit for bit as it was there.
  mutating func go(to target: Int) {
    isRunning = false
    // So that the way back to the newest step is short.
    if !isInThePast { timeline.keep(moment) }
    let target = min(max(target, 0), timeline.lastStep)
    keepingChosenKnob { $0.reach(target) }
    refresh()
  }

  private mutating func reach(_ target: Int) {
    guard !timeline.isOfOtherEngine(after: target) else { return reachKept(target) }
    if let start = timeline.moment(before: target), start.step > step || target < step {
      restore(start)
    }
    while step < target, session.isFinite { advance() }
    takeRevisions()
  }

  /// Goes to a moment that was kept of another engine's steps, the way that was asked for.
  private mutating func reachKept(_ target: Int) {
    let isForward = target > step
    let kept = isForward ? timeline.moment(after: target) : timeline.moment(before: target)
    guard let kept else { return }
    restore(kept)
    notice = otherEngineWords
  }

  /// What is known of steps that another engine took; nil where it took none.
  public var otherEngineWords: String? {
    guard let end = timeline.otherEngineUntil else { return nil }
    let kept = timeline.moments.map(\.step).filter { $0 < end }.suffix(6)
    return
      "another engine came to step \(end): from there on this one's bits; of the way only steps "
      + kept.map(String.init).joined(separator: " ") + " are kept"
  }

  /// Takes the next step that was kept of another engine's.
  mutating func advanceToKept() {
    if let next = timeline.moment(after: step + 1) { restore(next) }
  }

  /// The run as it is now.
  var moment: Timeline.Moment {
    Timeline.Moment(
      session: session, notebook: notebook, revisionsTaken: revisionsTaken)
  }

  mutating func restore(_ moment: Timeline.Moment) {
    keepingChosenKnob { state in
      state.session = moment.session
      state.notebook = moment.notebook
      state.revisionsTaken = moment.revisionsTaken
      state.lookLater()
    }
  }

  /// Takes the turns that were made at this step, as they were made.
  mutating func takeRevisions() {
    while revisionsTaken < timeline.revisions.count,
      timeline.revisions[revisionsTaken].step == step
    {
      take(timeline.revisions[revisionsTaken])
      revisionsTaken += 1
    }
  }

  private mutating func take(_ revision: Timeline.Revision) {
    keepingChosenKnob { state in
      state.session.change(to: revision.settings)
      if let edit = revision.deed?.edit { _ = try? state.session.apply(edit) }
      state.session.replaceMarks(revision.marks)
      state.notebook = revision.notebook
      state.lookLater()
    }
  }

  /// Takes a turn or an edit down that was just made.
  mutating func noteRevision(_ deed: Deed? = nil) {
    timeline.revise(
      Timeline.Revision(
        step: step, settings: LiveSettings(configuration), marks: session.history.marks,
        notebook: notebook, deed: deed),
      taken: revisionsTaken)
    revisionsTaken += 1
  }

  private mutating func keepingChosenKnob(_ change: (inout State) -> Void) {
    let subject = chosenSubject
    change(&self)
    chosenKnob = subjects.firstIndex(of: subject) ?? marginKnob ?? 0
  }
}
