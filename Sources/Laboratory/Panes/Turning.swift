internal import MarginLosses
internal import Training

extension Pane {
  /// The knob that arrows turn.
  var chosenSubject: KnobSubject { run.subjects[chosenKnob] }

  /// Turns the chosen knob to a value; the run goes on or begins anew as the knob says.
  mutating func turn(to value: Double?) {
    let subject = chosenSubject
    let old = dial(subject).value
    guard old != value else { return }
    guard subject != .threshold else { return move(threshold: value) }

    guard !run.startsAnew(subject) else {
      if let value, let setting = subject.setting {
        begin(setting.begun(run.session.startConfiguration, at: value))
      }
      return
    }
    let turn = Turn(
      symbol: run.shortName(of: subject), from: run.shortText(subject, old),
      to: run.shortText(subject, value), step: run.step)
    make(turn, changesLoss: subject.changesLoss) { session in
      switch subject {
      case .hyperparameter(let key):
        var parameters = session.configuration.parameters
        parameters[key] = value
        session.change(loss: session.configuration.loss, parameters: parameters)
      case .setting:
        guard let setting = subject.setting else { return }
        session.change(
          setting, to: value ?? setting.standardNumber(in: session.configuration))
      case .threshold: return
      }
    }
  }

  /// Turns something of the run where it stands.
  mutating func make(_ turn: Turn, changesLoss: Bool, _ change: (inout Session) -> Void) {
    keepingChosenKnob { $0.run.make(turn, changesLoss: changesLoss, change) }
    keepAskedPresent()
  }
}

extension KnobSubject {
  /// Whether what is seen of the run is another at once.
  fileprivate var changesLoss: Bool {
    switch self {
    case .hyperparameter: true
    case .setting: setting?.knob?.changesLoss ?? false
    case .threshold: false
    }
  }
}
