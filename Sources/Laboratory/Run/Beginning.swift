internal import MarginLosses
internal import Training

extension State {
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
