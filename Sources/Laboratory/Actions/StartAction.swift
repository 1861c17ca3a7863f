internal import Training

/// New runs: again, with another seed, on other data, in the other mode.
public enum StartAction: Hashable, Sendable {
  case again
  case reseeded
  case nextData
  case previousData
  case modeSwitched
}

extension StartAction: ActionFamily {
  var reach: ActionReach { .everyPane }
  var hold: ActionHold { .putsDown }
  var leavesEntry: Bool { true }

  /// Whether it asks for other points than there are, which those that are judged cannot be.
  fileprivate var changesPoints: Bool {
    switch self {
    case .nextData, .previousData, .modeSwitched: true
    case .again, .reseeded: false
    }
  }
}

extension Pane {
  mutating func carryOut(_ action: StartAction) {
    let names = DatasetRegistry.present(for: run.configuration).map { $0.name }
    var next = run.session.startConfiguration
    if action.changesPoints, next.isJudged, run.timeline.source != .records {
      message = Run.judgedWords
      return
    }
    switch action {
    case .again: break
    case .reseeded: next.seed &+= 1
    case .nextData: next = next.on(data: Succession.next(after: next.data, in: names, by: 1))
    case .previousData: next = next.on(data: Succession.next(after: next.data, in: names, by: -1))
    case .modeSwitched: next = next.in(mode: next.mode == .encoder ? .free : .encoder)
    }
    begin(next)
  }
}
