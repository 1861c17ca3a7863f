internal import Kernels
package import MarginLosses
internal import Training

extension Run {
  /// The knobs of this run: those that go on with it, then those that start it anew.
  package var subjects: [KnobSubject] {
    var (live, anew): ([KnobSubject], [KnobSubject]) = ([], [])
    for setting in SettingRegistry.knobs {
      guard let knob = setting.knob, knob.isThere(configuration),
        setting.uselessness(in: configuration) == nil
      else { continue }
      if knob.startsAnew(configuration) {
        anew.append(.setting(setting.name))
      } else {
        live.append(.setting(setting.name))
      }
    }
    return lossSubjects + live + (openSet == nil ? [] : [.threshold]) + anew
  }

  /// The knobs of the loss's own numbers.
  var lossSubjects: [KnobSubject] {
    lossDescription.hyperparameters(of: variant).map { .hyperparameter($0.key) }
  }

  /// Whether turning a knob begins a new run.
  package func startsAnew(_ subject: KnobSubject) -> Bool {
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
