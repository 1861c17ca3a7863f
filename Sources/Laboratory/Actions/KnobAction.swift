internal import MarginLosses
internal import Training

/// Choosing and turning knobs.
public enum KnobAction: Hashable, Sendable {
  case next
  case previous
  case marginChosen
  case scaleChosen
  case raised
  case lowered
  case reset
}

extension KnobAction: ActionFamily {
  var reach: ActionReach { .marked }
  var hold: ActionHold { .putsDown }
  var leavesEntry: Bool { true }

  /// Whether it turns the chosen knob.
  var turns: Bool {
    switch self {
    case .raised, .lowered, .reset: true
    case .next, .previous, .marginChosen, .scaleChosen: false
    }
  }
}

extension Pane {
  mutating func carryOut(_ action: KnobAction) {
    switch action {
    case .next: chosenKnob = min(chosenKnob + 1, run.subjects.count - 1)
    case .previous: chosenKnob = max(chosenKnob - 1, 0)
    case .marginChosen: choose(run.marginKnob, orSay: "margin")
    case .scaleChosen:
      choose(run.scaleKnob, orSay: "scale of its own")
    case .raised: turn(to: dial(chosenSubject).turned(by: 1))
    case .lowered: turn(to: dial(chosenSubject).turned(by: -1))
    case .reset: turn(to: dial(chosenSubject).standard)
    }
  }

  private mutating func choose(_ position: Int?, orSay title: String) {
    guard let position else {
      message = "\(run.lossDescription.title) has no \(title)"
      return
    }
    chosenKnob = position
    guard asked != nil else { return }
    let name = run.name(of: chosenSubject).title
    notice = "\(name): Esc leaves the question; then ←→ turn, Enter types"
  }
}
