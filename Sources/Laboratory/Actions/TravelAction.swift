internal import MarginLosses
internal import Training

/// Going through the steps of the run; it pauses.
public enum TravelAction: Hashable, Sendable {
  case stepped
  case steppedBack
  case strodeOn
  case strodeBack
  case wentToStart
  case wentToNewest
  case wentToPreviousMark
  case wentToNextMark
}

extension TravelAction: ActionFamily {
  var reach: ActionReach { .together(self) }
  var hold: ActionHold { .putsDown }
  var leavesEntry: Bool { true }
}

extension State {
  /// How many steps a long stride takes.
  static let stride: Int = 30

  /// Goes through the steps of every run; they pause.
  mutating func travel(_ action: TravelAction) {
    prepareEach(for: action)
    if isComparing { travelTogether(action) } else { travelAlone(action) }
    for index in runs.panes.indices { runs.panes[index].keepFillApplicable() }
  }

  private mutating func travelAlone(_ action: TravelAction) {
    let stops = stops(of: runs.panes)
    switch action {
    case .stepped: stepOn()
    case .steppedBack: go(to: step - 1)
    case .strodeBack: go(to: step - State.stride)
    case .strodeOn: run.isInThePast ? go(to: step + State.stride) : strideOn()
    case .wentToStart: go(to: 0)
    case .wentToNewest: go(to: run.timeline.lastStep)
    case .wentToPreviousMark: go(to: stops.filter { $0 < step }.max() ?? 0)
    case .wentToNextMark: go(to: stops.filter { $0 > step }.min() ?? run.timeline.lastStep)
    }
  }

  /// All go to one step; a run that diverged before it stays where it did.
  private mutating func travelTogether(_ action: TravelAction) {
    isRunning = false
    let (step, last) = (runs.step, runs.lastStep)
    let stops = stops(of: runs.panes)
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

  /// A press on the loss curve of the run that fills the screen.
  mutating func scrub(to step: Int) {
    prepareEach(for: MouseAction.pressed(.step(step)))
    guard let index = isComparing ? runs.marked : shownIndex else { return }
    isRunning = false
    runs.panes[index].grip = .step(step)
    goTogether(to: min(step, runs.lastStep))
    for index in runs.panes.indices { runs.panes[index].keepFillApplicable() }
  }

  /// The start, the turns, and the newest step.
  private func stops(of panes: [Pane]) -> [Int] {
    panes.flatMap { $0.run.timeline.marks.map(\.step) } + [0, runs.lastStep]
  }

  /// Puts the single run at a step that was reached before.
  mutating func go(to target: Int) {
    isRunning = false
    pane.go(to: target)
  }

  private mutating func goTogether(to target: Int) {
    runs.panes.mutateEach(forEach) { pane in
      pane.go(to: target)
      if pane.run.step < target, pane.run.timeline.source.takesSteps(after: pane.run.step) {
        pane.advance(steps: target - pane.run.step)
      }
    }
  }

  private mutating func stepOn() {
    if let words = run.standstillWords {
      message = words
      return
    }
    isRunning = false
    advance(steps: 1)
  }

  private mutating func strideOn() {
    guard run.standstillWords == nil else { return }
    isRunning = false
    advance(steps: State.stride)
  }
}
