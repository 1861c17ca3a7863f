internal import MarginLosses
internal import Training

/// Runs that others took the place of come back by undoing.
extension State {
  /// Carries out what may put other runs in place of these, which are kept then.
  mutating func keepingEarlier(
    _ action: Action, _ carryOut: (inout State) -> [Effect]
  ) -> [Effect] {
    guard mayReplaceRuns(action) else { return carryOut(&self) }
    // What is held belongs to the run that is left; in the past, putting it down leaves that run.
    if !isAnyInThePast { prepareEach(for: action.asOfFamily) }
    let left = standing
    let turnsAll = turnsAllPanes(action)
    let effects = carryOut(&self)
    if !runs.continues(left.runs) || turnsAll && !runs.isUnderLosses(of: left.runs) {
      earlierRuns.keep(left, olderChanges: changes)
    }
    return effects
  }

  /// How many changes by hand can be taken back in the run that is shown.
  private var changes: Int { shownIndex.map { runs.panes[$0].undoableChanges } ?? 0 }

  /// Takes back what hands changed in the run that is shown, else what began it.
  mutating func undo() {
    let left = isAnyInThePast ? standing : nil
    prepareEach(for: HandAction.undone)
    if changes <= earlierRuns.olderChanges, let entry = earlierRuns.goBack(from: standing) {
      bringBack(entry, orElse: "U undoes this")
    } else if let index = shownIndex, changes == 0 {
      message = nothingToUndo(of: runs.panes[index])
    } else {
      actOnShown(.hand(.undone))
      if let left, !runs.continues(left.runs) { earlierRuns.keep(left, olderChanges: changes) }
    }
  }

  /// What undoing finds where it finds nothing.
  private func nothingToUndo(of pane: Pane) -> String {
    if pane.canRedo || !earlierRuns.future.isEmpty {
      return "nothing is left to undo; U does it again"
    }
    let hasRunBefore = pane.run.recordBefore != nil || pane.run.timeline.ghost != nil
    return hasRunBefore
      ? "nothing to undo: the run before is not in the file, which keeps those on the screen"
      : "hands moved, added or took nothing so far"
  }

  /// Does again what was taken back.
  mutating func redo() {
    let left = isAnyInThePast ? standing : nil
    prepareEach(for: HandAction.redone)
    if shownIndex.map({ runs.panes[$0].canRedo }) != true,
      let entry = earlierRuns.goOn(from: standing)
    {
      bringBack(entry, orElse: "u goes back")
    } else {
      actOnShown(.hand(.redone))
      if let left, !runs.continues(left.runs) { earlierRuns.keep(left, olderChanges: changes) }
    }
  }

  /// Whether a change would begin a branch in some run.
  private var isAnyInThePast: Bool { runs.panes.contains { $0.run.isInThePast } }

  /// What stands on the screen, without what lies over it or is held.
  private var standing: EarlierRuns.Entry {
    var runs = runs
    for index in runs.panes.indices {
      runs.panes[index].putBack()
      runs.panes[index].uncover()
      runs.panes[index].forgetWords()
      runs.panes[index].grip = nil
    }
    return EarlierRuns.Entry(
      runs: runs, isRunning: isRunning, olderChanges: earlierRuns.olderChanges)
  }

  private mutating func bringBack(_ entry: EarlierRuns.Entry, orElse remedy: String) {
    runs = entry.runs
    isRunning = entry.isRunning
    earlierRuns.olderChanges = entry.olderChanges
    measuredStepsPerSecond = nil
    framesPerSecond = nil
    planeMarks = []
    let name =
      isComparing
      ? "\(runs.panes.count) runs side by side"
      : "\(lossDescription.title), \(dataWords), seed \(configuration.seed),"
    notice = "back: \(name) at step \(clock); \(remedy)"
  }

  /// Whether an action may begin other runs or a branch, or turns all panes to another loss.
  private func mayReplaceRuns(_ action: Action) -> Bool {
    switch action {
    // These see to it themselves.
    case .hand(.undone), .hand(.redone), .program(.takenFromHelp): false
    case _ where isAnyInThePast: true
    case .start, .preset(.taken), .program(.comparisonToggled): true
    case .loss: turnsAllPanes(action)
    case .knob(let action): action.turns && startsAnew(pane.chosenKnob)
    case .entry(let action): action == .confirmed && startsAnew(pane.chosenKnob)
    case .mouse(let action): action.turnedKnob.map(startsAnew) ?? false
    case .pace, .travel, .look, .ask, .find, .hand, .preset, .pane, .keep, .program: false
    }
  }

  /// Whether an action chooses a loss or a variant for all panes.
  private func turnsAllPanes(_ action: Action) -> Bool {
    if case .loss = action { isComparing && runs.marked == nil } else { false }
  }

  /// Whether a turn of the knob at a position begins the single run anew.
  private func startsAnew(_ position: Int) -> Bool {
    let subjects = pane.run.subjects
    return !isComparing && subjects.indices.contains(position)
      && pane.run.startsAnew(subjects[position])
  }
}

extension Comparison {
  /// Whether these are the same runs as before, and as long.
  fileprivate func continues(_ before: Comparison) -> Bool {
    panes.count == before.panes.count
      && zip(panes, before.panes).allSatisfy { now, before in
        now.run.generation == before.run.generation
          && now.run.timeline.lastStep >= before.run.timeline.lastStep
      }
  }

  /// Whether all panes are under the losses that they were under before.
  fileprivate func isUnderLosses(of before: Comparison) -> Bool {
    zip(panes, before.panes).allSatisfy { now, before in
      now.run.configuration.loss == before.run.configuration.loss
        && now.run.configuration.parameters == before.run.configuration.parameters
    }
  }
}
