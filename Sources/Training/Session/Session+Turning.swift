internal import MarginLosses

extension Session {
  /// Goes on with the loss and the settings that a turn has made.
  public mutating func change(to live: LiveSettings) {
    let (old, new) = (configuration, live.turned(configuration))
    if old.loss != new.loss || old.parameters != new.parameters {
      change(loss: new.loss, parameters: new.parameters)
    }
    for setting in SettingRegistry.live where setting.value(in: old) != setting.value(in: new) {
      change(setting, to: setting.number(in: new))
    }
  }

  /// Goes on with a setting turned, where a run can.
  public mutating func change(_ setting: Setting, to number: Double) {
    switch setting.knob?.goesOn {
    case .learningRate: change(learningRate: number)
    case .noise: change(noise: number)
    case .warmUp: change(warmUp: Int(number))
    case nil: return
    }
  }
}
