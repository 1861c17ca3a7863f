internal import MarginLosses
internal import Training

extension State {
  /// New runs: again, with another seed, on other data, in the other mode.
  mutating func begin(_ action: Action) {
    let names = DatasetRegistry.present(for: configuration).map { $0.name }
    var next = session.startConfiguration
    switch action {
    case .startedAnew: break
    case .reseeded: next.seed &+= 1
    case .nextDataChosen:
      next = next.on(data: State.next(after: next.data, in: names, by: 1))
    case .previousDataChosen:
      next = next.on(data: State.next(after: next.data, in: names, by: -1))
    case .modeSwitched: next = next.in(mode: next.mode == .encoder ? .free : .encoder)
    default: return
    }
    begin(next)
  }

  /// Begins a run; the chosen knob stays chosen.
  mutating func begin(_ configuration: Configuration) {
    let subject = chosenSubject
    do {
      replace(with: try Session(configuration))
    } catch {
      message = error.description
    }
    chosenKnob = subjects.firstIndex(of: subject) ?? 0
  }
}
