internal import Kernels
internal import MarginLosses
internal import Training

extension Pane {
  /// The rows of the panel of knobs: those that continue the run first.
  public var knobs: [Knob] { run.subjects.map { knob($0) } }

  /// Those of them that turn the loss's own numbers.
  package var lossKnobs: [Knob] { run.lossSubjects.map { knob($0) } }

  private func knob(_ subject: KnobSubject) -> Knob {
    let dial = dial(subject)
    let name = run.name(of: subject)
    return Knob(
      subject: subject, symbol: name.symbol, title: name.title,
      valueText: run.valueText(subject, dial.value), extraText: run.extraText(subject, dial.value),
      fraction: dial.fraction, limitFraction: dial.limitFraction,
      actualFraction: dial.limit == nil ? nil : run.actualLimit.map { dial.fraction($0) },
      nowFraction: run.valueInForce(of: subject).map { dial.fraction($0) },
      startsAnew: run.startsAnew(subject))
  }

  /// What is known of the number or choice under a knob.
  package func dial(_ subject: KnobSubject) -> Dial {
    switch subject {
    case .hyperparameter(let key): hyperparameterDial(key)
    case .threshold: thresholdDial
    case .setting: subject.setting.map { dial($0) } ?? Dial(value: nil, notches: [], range: 0...0)
    }
  }

  private func dial(_ setting: Setting) -> Dial {
    let names = setting.names(in: run.configuration)
    // A new run begins from how this one did, whatever hands have added since.
    let range = setting.range(in: run.session.startConfiguration)
    let notches = names.isEmpty ? setting.knob?.notches ?? [] : names.indices.map(Double.init)
    return Dial(
      value: setting.number(in: run.configuration), notches: notches.filter(range.contains),
      range: range, limit: nil, standard: setting.standardNumber(in: run.configuration),
      isWhole: setting.kind.isWhole, isLogarithmic: setting.knob?.isLogarithmic ?? false,
      names: names)
  }

  private func hyperparameterDial(_ key: String) -> Dial {
    guard let hyperparameter = run.hyperparameter(key) else {
      return Dial(value: nil, notches: [], range: 0...0)
    }
    let standard = hyperparameter.isOptional ? nil : hyperparameter.laboratoryDefault
    return Dial(
      value: run.configuration.parameters[key] ?? standard, notches: hyperparameter.notches,
      range: hyperparameter.range,
      limit: key == run.lossDescription.marginKey ? run.marginLimit : nil,
      standard: standard, isOptional: hyperparameter.isOptional,
      isLogarithmic: hyperparameter.unit == .plain)
  }
}
