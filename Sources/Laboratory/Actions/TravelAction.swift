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
  mutating func carryOut(_ action: TravelAction) {
    switch action {
    case .stepped: stepOn()
    case .steppedBack: go(to: step - 1)
    case .strodeBack: go(to: step - State.stride)
    case .strodeOn: isInThePast ? go(to: step + State.stride) : strideOn()
    case .wentToStart: go(to: 0)
    case .wentToNewest: go(to: timeline.lastStep)
    case .wentToPreviousMark: go(to: stops.last { $0 < step } ?? 0)
    case .wentToNextMark: go(to: stops.first { $0 > step } ?? timeline.lastStep)
    }
  }

  /// The start, the turns, and the newest step.
  private var stops: [Int] { [0] + timeline.marks.map(\.step) + [timeline.lastStep] }

  private mutating func stepOn() {
    guard !configuration.isJudged else {
      message = State.judgedWords
      return
    }
    isRunning = false
    advance(steps: 1)
  }

  private mutating func strideOn() {
    guard !configuration.isJudged else { return }
    isRunning = false
    advance(steps: State.stride)
  }
}
