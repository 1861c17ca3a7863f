internal import MarginLosses
internal import Training

extension Run {
  /// Turns something of the run where it stands, marks it on the loss axis and takes it down; in the past
  /// that begins a branch.
  ///
  /// Before the first step it is another beginning; a turn that is taken back at its step has never been.
  mutating func make(_ turn: Turn, changesLoss: Bool, _ change: (inout Session) -> Void) {
    var before = now
    before.session = before.session.kept
    change(&session)
    if changesLoss { notebook.memory[configuration.loss] = configuration.parameters }
    guard !beginOtherwise(), !isTakenBack(before) else { return }
    if changesLoss {
      lookAgain(isAnotherLoss: configuration.loss != before.session.configuration.loss)
    }
    // What was only passed over at this step is not missed.
    let first = turnsHere.first ?? before
    var turn = turn
    turn.loses(between: first.session, and: session)
    remember(turn, after: first.notebook.lastTurn)
    noteRevision()
    turnsHere.append(before)
  }

  /// Begins as a run of the present setting does, where nothing has been learnt or changed by hand.
  ///
  /// - Returns: whether it does: what lay between this setting and the first one has then left no trace.
  private mutating func beginOtherwise() -> Bool {
    guard step == 0, !configuration.isJudged,
      !timeline.revisions[..<revisionsTaken].contains(where: { $0.deed != nil }),
      let start = try? Session(configuration)
    else { return false }
    revisionsTaken = 0
    leaveWhatFollows()
    var begun = Run(start, memory: memory, budget: memoryBudget)
    begun.timeline = Timeline(
      budget: memoryBudget, moments: begun.timeline.moments, revisions: [], lastStep: 0,
      ghost: timeline.ghost, source: .session)
    begun.generation = generation
    begun.recordBefore = recordBefore
    self = begun
    return true
  }

  /// Puts the run back to what it was at this step, with the same setting, before other turns.
  private mutating func isTakenBack(_ before: Timeline.Moment) -> Bool {
    turnsHere = turnsHere.filter { leads(from: $0, to: before) }
    let settings = LiveSettings(configuration)
    guard
      let index = turnsHere.firstIndex(where: {
        LiveSettings($0.session.configuration) == settings
      })
    else { return false }
    let memory = memory
    now = turnsHere[index]
    notebook.memory = memory
    turnsHere.removeSubrange(index...)
    leaveWhatFollows()
    lookLater()
    refresh()
    return true
  }

  /// Goes on as the run does that a recording begins with, which knows nothing of what was before turns here.
  mutating func forgetTurnsHere() { turnsHere = [] }

  /// Whether nothing but turns at one step lies between two moments.
  private func leads(from first: Timeline.Moment, to last: Timeline.Moment) -> Bool {
    first.step == last.step && first.revisionsTaken < last.revisionsTaken
      && timeline.revisions[first.revisionsTaken..<last.revisionsTaken].allSatisfy {
        $0.step == last.step && $0.deed == nil
      }
  }

  /// Marks a turn on the loss axis; presses that follow closely are one turn.
  ///
  /// Before the first step nothing has been learnt, so there is nothing to mark.
  ///
  /// - Parameter earlier: the last turn before those at this step.
  private mutating func remember(_ turn: Turn, after earlier: Turn?) {
    guard step > 0 else { return }
    guard var last = lastTurn, last.continues(with: turn) else {
      notebook.lastTurn = turn
      refresh()
      notebook.earlier = EarlierAngles(snapshot)
      session.mark(turn.words)
      return
    }
    last.go(on: turn, after: earlier)
    let isUndone = last.from == last.to && last.step == step && last.losses.isEmpty
    notebook.lastTurn = isUndone ? nil : last
    session.amendMark(isUndone ? nil : last.words)
  }
}
