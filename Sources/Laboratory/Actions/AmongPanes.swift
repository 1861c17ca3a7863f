internal import Training

extension State {
  /// Does what an action means while runs stand side by side.
  ///
  /// - Returns: whether it means something else than it does for a single run.
  mutating func handleComparison(_ action: Action) -> Bool {
    guard comparison != nil else { return false }
    switch action.asOfFamily.reach {
    case .program: return false
    case .running: toggleRunningPanes()
    case .together(let travel): travelTogether(travel)
    case .step(let step): scrubTogether(to: step)
    case .grid(let pane): carryOut(pane)
    case .back: goBackInComparison()
    case .everyPane: changePanes { _ = update(&$0, action) }
    case .marked: actOnMarked(action)
    case .enlarged: actOnEnlarged(action)
    }
    return true
  }

  private mutating func toggleRunningPanes() {
    guard comparison?.panes.contains(where: { $0.session.isFinite }) ?? false else {
      message = "all runs have diverged: r starts again"
      return
    }
    isRunning.toggle()
  }

  private mutating func goBackInComparison() {
    if !overAllPanes.isEmpty {
      closeTop()
    } else if topOverlay != nil {
      actOnEnlarged(.program(.wentBack))
    } else if comparison?.isEnlarged ?? false {
      comparison?.isEnlarged = false
    } else {
      comparison?.marked = nil
    }
  }

  /// All go to one step; a run that diverged before it stays where it did.
  private mutating func travelTogether(_ action: TravelAction) {
    guard let comparison else { return }
    isRunning = false
    let (step, last) = (comparison.step, comparison.lastStep)
    let stops = comparison.panes.flatMap { $0.timeline.marks.map(\.step) } + [0, last]
    switch action {
    case .stepped: goTogether(to: step + 1)
    case .steppedBack: goTogether(to: step - 1)
    case .strodeOn: goTogether(to: step + State.stride)
    case .strodeBack: goTogether(to: step - State.stride)
    case .wentToStart: goTogether(to: 0)
    case .wentToNewest: goTogether(to: last)
    case .wentToPreviousMark: goTogether(to: stops.filter { $0 < step }.max() ?? 0)
    case .wentToNextMark: goTogether(to: stops.filter { $0 > step }.min() ?? last)
    }
  }

  /// A press on the loss curve of the pane that fills the screen.
  private mutating func scrubTogether(to step: Int) {
    guard let comparison, let marked = comparison.marked else { return }
    isRunning = false
    self.comparison?.panes[marked].grip = .step(step)
    goTogether(to: min(step, comparison.lastStep))
  }

  private mutating func goTogether(to target: Int) {
    comparison?.panes.mutateEach(forEach) { pane in
      pane.go(to: target)
      if pane.step < target, !pane.timeline.isOfOtherEngine(after: pane.step) {
        pane.advance(steps: target - pane.step)
      }
    }
  }

  /// Runs that had all diverged go on once they start anew, as a single one does.
  package mutating func changePanes(_ change: @escaping @Sendable (inout State) -> Void) {
    let hadStopped = comparison?.panes.allSatisfy { !$0.session.isFinite } ?? false
    comparison?.panes.mutateEach(forEach, change)
    message = comparison?.panes.compactMap(\.message).first
    if hadStopped, comparison?.panes.contains(where: { $0.session.isFinite }) ?? false {
      isRunning = true
    }
  }

  private mutating func actOnEnlarged(_ action: Action) {
    guard comparison?.isEnlarged ?? false else {
      message = "Tab marks a pane, Enter enlarges it: a single run can then be asked"
      return
    }
    actOnMarked(action)
  }

  /// What would start one run anew would end the comparison.
  private mutating func actOnMarked(_ action: Action) {
    guard let comparison else { return }
    let chosen = comparison.marked.map { [$0] } ?? Array(comparison.panes.indices)
    for index in chosen {
      let pane = comparison.panes[index]
      if let knob = action.turnedKnob(of: pane), pane.startsAnew(knob) {
        message = "this would start one run anew, alone: d, e, r and R change all; c leaves compare"
        return
      }
      var changed = pane
      _ = update(&changed, action)
      self.comparison?.panes[index] = changed
    }
    message = chosen.compactMap { self.comparison?.panes[$0].message }.first
  }
}

extension Action {
  /// The knob of a run that it turns, or is about to; nil where it turns none.
  fileprivate func turnedKnob(of pane: State) -> KnobSubject? {
    let position: Int? =
      switch self {
      case .knob(let action): action.turns ? pane.chosenKnob : nil
      case .entry(let action): action == .begun ? pane.chosenKnob : nil
      case .mouse(let action): action.turnedKnob
      case .pace, .travel, .loss, .start, .look, .ask, .hand, .preset, .pane, .keep, .program: nil
      }
    return position.flatMap { pane.subjects.indices.contains($0) ? pane.subjects[$0] : nil }
  }
}
