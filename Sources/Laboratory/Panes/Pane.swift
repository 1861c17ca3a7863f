internal import Training

/// A run and how it is looked at, turned and asked: of runs side by side each has its own zoom, its
/// own knob, its own question.
@dynamicMemberLookup
public struct Pane: Sendable {
  public internal(set) var run: Run
  public package(set) var look: Look = Look()
  /// The position of the chosen knob in `knobs`.
  public internal(set) var chosenKnob: Int = 0 {
    didSet { standsForMargin = false }
  }
  /// Whether the chosen knob is in the place of the margin, under a loss that has none.
  var standsForMargin: Bool = false
  /// What lies over its picture, the top one last.
  var overlays: [Overlay] = []
  /// What is held in the hand; nil when nothing is.
  public internal(set) var held: Held?
  /// What the mouse holds on to between a press and its release.
  package var grip: Grip?
  /// What was sought by name last.
  var sought: String = ""
  /// Why the last entry was refused or the last key did nothing; gone at the next key.
  var message: String?
  /// What the last key did, where the picture does not say it; gone at the next key.
  var notice: String?

  /// A run at its start.
  init(_ run: Run) {
    self.run = run
    chosenKnob = run.marginKnob ?? 0
  }

  /// The run's parts, read as the pane's own.
  public subscript<Value>(dynamicMember path: KeyPath<Run, Value>) -> Value { run[keyPath: path] }

  /// Takes one step, which may have been taken before.
  mutating func advance() {
    if run.takesTurns {
      keepingChosenKnob { $0.run.advance() }
    } else {
      run.advance()
    }
    keepAskedPresent()
  }

  /// Looks at the run again if it moved since the last look.
  mutating func refresh() {
    run.refresh()
    keepAskedPresent()
  }

  /// Looks at a run that was changed where it stands.
  mutating func lookAgain(isAnotherLoss: Bool) {
    run.lookAgain(isAnotherLoss: isAnotherLoss)
    keepAskedPresent()
  }

  /// Puts the run at a step that was reached before, bit for bit as it was there.
  mutating func go(to target: Int) {
    keepingChosenKnob { $0.run.go(to: target) }
    keepAskedPresent()
    if !run.timeline.source.takesSteps(after: run.reachable(target)) {
      notice = run.otherEngineWords
    }
  }

  /// Forgets what the last key said.
  mutating func forgetWords() {
    message = nil
    notice = nil
  }

  /// Changes what knobs there are; the chosen one stays chosen, and the margin is again as soon as
  /// there is one.
  mutating func keepingChosenKnob(_ change: (inout Pane) -> Void) {
    let subject = chosenSubject
    let wasMargin = standsForMargin || chosenKnob == run.marginKnob
    change(&self)
    let same = run.subjects.firstIndex(of: subject)
    chosenKnob = (wasMargin ? run.marginKnob ?? same : same ?? run.marginKnob) ?? 0
    standsForMargin = wasMargin && run.marginKnob == nil
  }
}
