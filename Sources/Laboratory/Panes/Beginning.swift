internal import MarginLosses
internal import Training

extension Pane {
  /// Begins a run; the chosen knob stays chosen.
  mutating func begin(_ configuration: Configuration) {
    guard run.timeline.source != .records else {
      message = Run.noStartWords
      return
    }
    do {
      let session = try Session(configuration)
      keepingChosenKnob { $0.replace(with: session) }
    } catch {
      message = error.description
    }
  }

  /// Puts another run in place of this one, which is kept for comparison where that is fair.
  private mutating func replace(with session: Session) {
    if !run.isComparable(with: session.configuration) { asked = nil }
    run = run.replaced(with: session)
    look.threshold = nil
    keepAskedPresent()
  }
}
