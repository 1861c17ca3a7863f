/// What a person did: an action of one family. A new one is a case of its family, and the compiler
/// asks for what it means.
public enum Action: Hashable, Sendable {
  case pace(PaceAction)
  case travel(TravelAction)
  case knob(KnobAction)
  case entry(EntryAction)
  case loss(LossAction)
  case start(StartAction)
  case look(LookAction)
  case ask(AskAction)
  case find(FindAction)
  case hand(HandAction)
  case mouse(MouseAction)
  case preset(PresetAction)
  case pane(PaneAction)
  case keep(KeepAction)
  case program(ProgramAction)

  /// The same as what its family says of it.
  var asOfFamily: any ActionFamily {
    switch self {
    case .pace(let action): action
    case .travel(let action): action
    case .knob(let action): action
    case .entry(let action): action
    case .loss(let action): action
    case .start(let action): action
    case .look(let action): action
    case .ask(let action): action
    case .find(let action): action
    case .hand(let action): action
    case .mouse(let action): action
    case .preset(let action): action
    case .pane(let action): action
    case .keep(let action): action
    case .program(let action): action
    }
  }
}
