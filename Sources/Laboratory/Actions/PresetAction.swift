/// The list of settings from the papers.
public enum PresetAction: Hashable, Sendable {
  case listToggled
  case next
  case previous
  /// By its position.
  case marked(Int)
  case taken
}

extension PresetAction: ActionFamily {
  var reach: ActionReach { .enlarged }
  var hold: ActionHold { .putsDown }
  var leavesEntry: Bool { true }
}

extension Pane {
  mutating func carryOut(_ action: PresetAction) {
    switch action {
    case .listToggled: togglePresets()
    case .next: choosePreset(by: 1)
    case .previous: choosePreset(by: -1)
    case .marked(let position): chosenPreset = position
    case .taken: takePreset()
    }
  }
}
