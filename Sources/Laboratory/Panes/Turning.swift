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
    change(subject, to: value)
    remember(turn)
  }

  private mutating func change(_ subject: KnobSubject, to value: Double?) {
    switch subject {
    case .hyperparameter(let key):
      var parameters = run.configuration.parameters
      parameters[key] = value
      change(to: run.lossDescription, parameters)
    case .setting:
      guard let setting = subject.setting else { return }
      run.session.change(setting, to: value ?? setting.standardNumber(in: run.configuration))
      if setting.knob?.changesLoss ?? false { lookAgain(isAnotherLoss: false) }
    case .threshold: return
    }
  }

  /// Goes on under a loss with these parameters, and remembers them for it.
  ///
  /// - Returns: whether numbers are forgotten that the loss before had learnt.
  @discardableResult
  mutating func change(to description: LossDescription, _ parameters: LossParameters) -> Bool {
    let isAnotherLoss = description.name != run.lossDescription.name
    let learnt = run.session.learntByLoss
    run.notebook.memory[description.name] = parameters
    run.session.change(loss: description.name, parameters: parameters)
    lookAgain(isAnotherLoss: isAnotherLoss)
    return !learnt.isEmpty && run.session.learntByLoss != learnt
  }

  /// Marks a turn on the loss axis; presses that follow closely are one turn.
  ///
  /// Before the first step nothing has been learnt, so there is nothing to mark. In the past it
  /// begins a branch.
  mutating func remember(_ turn: Turn) {
    defer { run.noteRevision() }
    guard run.step > 0 else { return }
    guard var last = run.lastTurn, last.continues(with: turn) else {
      run.notebook.lastTurn = turn
      refresh()
      run.notebook.earlier = EarlierAngles(run.snapshot)
      run.session.mark(turn.words)
      return
    }
    last.to = turn.to
    last.lastStep = turn.step
    if turn.forgets ?? false { last.forgets = true }
    let isUndone = last.from == last.to && last.step == run.step && !(last.forgets ?? false)
    run.notebook.lastTurn = isUndone ? nil : last
    run.session.amendMark(isUndone ? nil : last.words)
  }
}
