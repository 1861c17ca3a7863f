/// Choosing losses and variants.
public enum LossAction: Hashable, Sendable {
  /// By its name.
  case chosen(String)
  case next
  case previous
  case nextVariant
  case previousVariant
}

extension LossAction: ActionFamily {
  var reach: ActionReach { .marked }
  var hold: ActionHold { .putsDown }
  var leavesEntry: Bool { true }
}

extension Pane {
  mutating func carryOut(_ action: LossAction) {
    switch action {
    case .chosen(let name): chooseLoss(name)
    case .next: chooseLoss(run.neighbouringLoss(1))
    case .previous: chooseLoss(run.neighbouringLoss(-1))
    case .nextVariant: chooseVariant(1)
    case .previousVariant: chooseVariant(-1)
    }
  }
}
