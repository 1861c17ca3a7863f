internal import Kernels
package import MarginLosses
internal import Training

extension State {
  /// The knobs of this run: those that go on with it, then those that start it anew.
  var subjects: [KnobSubject] {
    let own = lossDescription.hyperparameters.map { KnobSubject.hyperparameter($0.key) }
    let there = SettingRegistry.knobs.filter { $0.knob?.isThere(configuration) ?? false }
      .map { KnobSubject.setting($0.name) }
    return own + there.filter { !startsAnew($0) } + (openSet == nil ? [] : [.threshold])
      + there.filter(startsAnew)
  }

  /// Whether turning a knob begins a new run.
  func startsAnew(_ subject: KnobSubject) -> Bool {
    subject.setting?.knob?.startsAnew(configuration) ?? false
  }

  /// What is known of the number or choice under a knob.
  package func dial(_ subject: KnobSubject) -> Dial {
    switch subject {
    case .hyperparameter(let key): hyperparameterDial(key)
    case .threshold: thresholdDial
    case .setting: subject.setting.map(dial) ?? Dial(value: nil, notches: [], range: 0...0)
    }
  }

  private func dial(_ setting: Setting) -> Dial {
    let names = setting.names(in: configuration)
    // A new run begins from how this one did, whatever hands have added since.
    let range = setting.range(in: session.startConfiguration)
    let notches = names.isEmpty ? setting.knob?.notches ?? [] : names.indices.map(Double.init)
    return Dial(
      value: setting.number(in: configuration), notches: notches.filter(range.contains),
      range: range, limit: nil, standard: setting.standardNumber(in: configuration),
      isWhole: setting.kind.isWhole, isLogarithmic: setting.knob?.isLogarithmic ?? false,
      names: names)
  }

  /// Everything said of one number of the loss in force.
  package func hyperparameter(_ key: String) -> Hyperparameter? {
    lossDescription.hyperparameters(of: variant).first { $0.key == key }
  }

  private func hyperparameterDial(_ key: String) -> Dial {
    guard let hyperparameter = hyperparameter(key) else {
      return Dial(value: nil, notches: [], range: 0...0)
    }
    let standard = hyperparameter.isOptional ? nil : hyperparameter.laboratoryDefault
    return Dial(
      value: configuration.parameters[key] ?? standard, notches: hyperparameter.notches,
      range: hyperparameter.range, limit: key == lossDescription.marginKey ? marginLimit : nil,
      standard: standard, isOptional: hyperparameter.isOptional,
      isLogarithmic: hyperparameter.unit == .plain)
  }
}

extension KnobSubject {
  /// The setting that it turns; nil for what is none of the run's.
  var setting: Setting? {
    guard case .setting(let name) = self else { return nil }
    return SettingRegistry.named(name)
  }
}
