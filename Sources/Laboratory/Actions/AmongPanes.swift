internal import Training

extension State {
  /// Does to every run alike what an action means.
  mutating func actOnAll(_ action: Action) {
    goingOnAfterStop { $0.runs.panes.mutateEach($0.forEach) { $0.update(action) } }
    if isComparing { message = runs.panes.compactMap(\.message).first }
  }

  /// Acts on the single run, or on the one that fills the screen.
  mutating func actOnShown(_ action: Action) {
    guard let index = shownIndex else {
      message = "Tab marks a pane, Enter enlarges it: a single run can then be asked"
      return
    }
    act(action, on: [index])
  }

  /// Acts on the single run, on the marked one, or on all where none is.
  mutating func actOnMarked(_ action: Action) {
    let marked = isComparing ? runs.marked : shownIndex
    if let marked { return act(action, on: [marked]) }
    guard case .knob(let knob) = action else { return act(action, on: Array(runs.panes.indices)) }
    switch knob {
    case .next: runs.chooseSharedKnob(by: 1)
    case .previous: runs.chooseSharedKnob(by: -1)
    case .marginChosen, .scaleChosen, .raised, .lowered, .reset:
      return act(action, on: Array(runs.panes.indices))
    }
    message = runs.sharedKnobWords
  }

  /// What would start one run of several anew would end the comparison.
  private mutating func act(_ action: Action, on chosen: [Int]) {
    let chosen = runs.turned(by: action, among: chosen)
    let knobs = chosen.map { (runs.panes[$0].run, action.turnedKnob(of: runs.panes[$0])) }
    if isComparing, knobs.contains(where: { run, knob in knob.map(run.startsAnew) ?? false }) {
      message =
        "this would begin one run again, alone: d, e, r and R change all; c leaves compare"
      return
    }
    for index in chosen { goingOnAfterStop { $0.runs.panes[index].update(action) } }
    if isComparing { message = chosen.compactMap { runs.panes[$0].message }.first }
  }

  /// Runs that had all stopped go on once they start anew.
  private mutating func goingOnAfterStop(_ change: (inout State) -> Void) {
    let hadStopped = hasStopped
    change(&self)
    if hadStopped, !hasStopped { isRunning = true }
  }

  /// Whether no run can go on: a single one stops as soon as it diverges.
  private var hasStopped: Bool {
    runs.isSingle
      ? runs.panes[0].run.watch.divergedAt != nil
      : runs.panes.allSatisfy { !$0.run.session.isFinite }
  }

  /// What is held anywhere is put down, and numbers that are being typed are left.
  mutating func prepareEach(for family: some ActionFamily) {
    for index in runs.panes.indices { runs.panes[index].prepare(for: family) }
  }
}

extension Action {
  /// The knob of a run that it turns, or is about to; nil where it turns none.
  func turnedKnob(of pane: Pane) -> KnobSubject? {
    let position: Int? =
      switch self {
      case .knob(let action): action.turns ? pane.chosenKnob : nil
      case .entry(let action): action == .begun ? pane.chosenKnob : nil
      case .mouse(let action): action.turnedKnob
      case .pace, .travel, .loss, .start, .look, .ask, .find, .hand, .preset, .pane, .keep,
        .program:
        nil
      }
    let subjects = pane.run.subjects
    return position.flatMap { subjects.indices.contains($0) ? subjects[$0] : nil }
  }
}
