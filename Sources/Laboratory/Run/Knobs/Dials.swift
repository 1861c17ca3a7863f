internal import Kernels
package import MarginLosses
internal import Training

extension Run {
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

  /// Everything said of one number of the loss in force.
  package func hyperparameter(_ key: String) -> Hyperparameter? {
    lossDescription.hyperparameters(of: variant).first { $0.key == key }
  }
}

extension KnobSubject {
  /// The setting that it turns; nil for what is none of the run's.
  var setting: Setting? {
    guard case .setting(let name) = self else { return nil }
    return SettingRegistry.named(name)
  }
}
