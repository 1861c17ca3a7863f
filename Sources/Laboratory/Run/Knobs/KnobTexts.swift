internal import Drawing
public import MarginLosses
internal import Training

extension Run {
  /// What a knob is called.
  package func name(of subject: KnobSubject) -> (symbol: String, title: String) {
    switch subject {
    case .hyperparameter(let key):
      (hyperparameter(key)?.symbol ?? key, hyperparameter(key)?.title ?? key)
    case .threshold: ("", "same if")
    case .setting(let name):
      (subject.setting?.knob?.symbol ?? "", subject.setting?.knob?.title(configuration) ?? name)
    }
  }

  /// The symbol, or the title where that is all.
  func shortName(of subject: KnobSubject) -> String {
    let name = name(of: subject)
    return name.symbol.isEmpty ? name.title : name.symbol
  }

  /// A value with its unit.
  func valueText(_ subject: KnobSubject, _ value: Double?) -> String {
    guard let value else { return "–" }
    switch subject {
    case .hyperparameter(let key):
      let now = valueInForce(of: subject).map { rounded($0, of: key) + "→" } ?? ""
      return now + shortText(subject, value) + (hyperparameter(key)?.unit.suffix ?? "")
    case .setting("warmUp") where session.isWarmingUp:
      return "\(step) of \(shortText(subject, value))"
    default: return shortText(subject, value)
    }
  }

  /// The number that the loss in force is made with, while a warm-up changes it.
  func valueInForce(of subject: KnobSubject) -> Double? {
    guard case .hyperparameter(let key) = subject, session.isWarmingUp,
      let now = session.parametersInForce[key], now != configuration.parameters[key]
    else { return nil }
    return now
  }

  private func rounded(_ value: Double, of key: String) -> String {
    fixed(value, hyperparameter(key)?.unit == .plain ? plainDecimals(value, of: key) : 2)
  }

  /// A value without its unit, as turns are told.
  func shortText(_ subject: KnobSubject, _ value: Double?) -> String {
    guard let value else { return "‖x‖" }
    switch subject {
    case .hyperparameter(let key) where hyperparameter(key)?.isSwitch ?? false:
      return value == 0 ? "off" : "on"
    case .hyperparameter(let key):
      let decimals = hyperparameter(key)?.decimals ?? 1
      return value < 100 || hyperparameter(key)?.unit != .plain
        ? numberText(value, from: decimals, through: 3) : fixed(value, 0)
    case .threshold: return "≤ " + (openSet?.text(value) ?? "")
    case .setting: return text(subject, value)
    }
  }

  /// Decimals of a number without a unit; none of a count, and none where they would say nothing.
  private func plainDecimals(_ value: Double, of key: String) -> Int {
    hyperparameter(key)?.isWhole ?? false || value >= 100 ? 0 : 1
  }

  private func text(_ subject: KnobSubject, _ value: Double) -> String {
    guard let setting = subject.setting, let knob = setting.knob else { return "" }
    let names = setting.names(in: configuration)
    if names.indices.contains(Int(value)) { return names[Int(value)] }
    return knob.valueWord(configuration, value)
      ?? numberText(value, from: knob.decimals.lowerBound, through: knob.decimals.upperBound)
  }

  /// The value in degrees: an angle itself, another margin with its band at equal spacing.
  func extraText(_ subject: KnobSubject, _ value: Double?) -> String? {
    guard case .hyperparameter(let key) = subject else { return nil }
    guard let value else { return key == lossDescription.scale?.key ? "uses ‖x‖" : "left out" }
    if hyperparameter(key)?.unit == .radians { return degreesText(value) }
    guard key == lossDescription.marginKey else { return nil }
    return bandText
  }
}

extension Unit {
  /// What follows a number of this unit.
  public var suffix: String {
    switch self {
    case .radians: " rad"
    case .cosine: " cosine"
    case .factor: " ×"
    case .plain: ""
    }
  }
}
