internal import MarginLosses
internal import Training

extension State {
  /// The knob that arrows turn.
  var chosenSubject: KnobSubject { subjects[chosenKnob] }

  /// Turns the chosen knob to a value; the run goes on or begins anew as the knob says.
  mutating func turn(to value: Double?) {
    let subject = chosenSubject
    let old = dial(subject).value
    guard old != value else { return }
    guard subject != .threshold else { return move(threshold: value) }

    guard !startsAnew(subject) else {
      if let value, let setting = subject.setting {
        begin(setting.begun(session.startConfiguration, at: value))
      }
      return
    }
    let name = name(of: subject)
    let turn = Turn(
      symbol: name.symbol.isEmpty ? name.title : name.symbol, from: shortText(subject, old),
      to: shortText(subject, value), step: step)
    change(subject, to: value)
    remember(turn)
  }

  private mutating func change(_ subject: KnobSubject, to value: Double?) {
    switch subject {
    case .hyperparameter(let key):
      var parameters = configuration.parameters
      parameters[key] = value
      change(to: lossDescription, parameters)
    case .setting:
      guard let setting = subject.setting else { return }
      session.change(setting, to: value ?? setting.standardNumber(in: configuration))
      if setting.knob?.changesLoss ?? false { lookAgain(isAnotherLoss: false) }
    case .threshold: return
    }
  }

  /// Goes on under a loss with these parameters, and remembers them for it.
  mutating func change(to description: LossDescription, _ parameters: LossParameters) {
    let isAnotherLoss = description.name != lossDescription.name
    memory[description.name] = parameters
    session.change(loss: description.name, parameters: parameters)
    lookAgain(isAnotherLoss: isAnotherLoss)
  }

  /// Marks a turn on the loss axis; presses that follow closely are one turn.
  ///
  /// Before the first step nothing has been learnt, so there is nothing to mark. In the past it
  /// begins a branch.
  mutating func remember(_ turn: Turn) {
    defer { noteRevision() }
    guard step > 0 else { return }
    guard var last = lastTurn, last.continues(with: turn) else {
      lastTurn = turn
      refresh()
      earlier = EarlierAngles(snapshot)
      session.mark(turn.words)
      return
    }
    last.to = turn.to
    last.lastStep = turn.step
    let isUndone = last.from == last.to && last.step == step
    lastTurn = isUndone ? nil : last
    session.amendMark(isUndone ? nil : last.words)
  }
}
