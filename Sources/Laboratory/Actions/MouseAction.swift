/// What the mouse does to what it points at.
public enum MouseAction: Hashable, Sendable {
  /// Its button went down on something.
  case pressed(Grip)
  /// It moved in the plane with its button down.
  case dragged(Spot)
  case released
  /// A knob, by its position, a notch up or down.
  case knobNudged(Int, Int)
}

extension MouseAction: ActionFamily {
  var reach: ActionReach {
    switch self {
    case .pressed(.step(let step)): .step(step)
    case .pressed(.asked), .pressed(.knob), .dragged, .released: .enlarged
    case .knobNudged: .marked
    }
  }

  var hold: ActionHold {
    switch self {
    case .dragged, .released: .keeps
    case .pressed, .knobNudged: .putsDown
    }
  }

  var leavesEntry: Bool {
    switch self {
    case .dragged, .released: false
    case .pressed, .knobNudged: true
    }
  }

  /// The position of the knob that it turns; nil where it turns none.
  var turnedKnob: Int? {
    switch self {
    case .knobNudged(let position, _): position
    case .pressed(.knob(let position, let value)): value == nil ? nil : position
    case .pressed(.asked), .pressed(.step), .dragged, .released: nil
    }
  }
}

extension Pane {
  mutating func carryOut(_ action: MouseAction) {
    switch action {
    case .pressed(let grip): press(grip)
    case .dragged(let place): drag(to: place)
    case .released:
      grip = nil
      putDown()
    case .knobNudged(let position, let notches): nudge(position, by: notches)
    }
  }

  private mutating func press(_ grip: Grip) {
    self.grip = grip
    switch grip {
    case .asked(let asked): self.asked = asked
    case .knob(let position, let value):
      guard run.subjects.indices.contains(position) else { return }
      chosenKnob = position
      if let value { turn(to: value) }
    // The way of all panes: the state goes there.
    case .step: return
    }
  }

  private mutating func drag(to place: Spot) {
    guard case .asked(let asked) = grip, asked == self.asked else { return }
    if case .spot = asked {
      grip = .asked(.spot(place))
      self.asked = .spot(place)
      return
    }
    if held == nil { pickUp() }
    if held == nil { grip = nil } else { moveHeld(to: place) }
  }

  private mutating func nudge(_ position: Int, by notches: Int) {
    guard run.subjects.indices.contains(position) else { return }
    chosenKnob = position
    turn(to: dial(chosenSubject).turned(by: notches))
  }
}
