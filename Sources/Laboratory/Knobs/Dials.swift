internal import Kernels
package import MarginLosses
internal import Training

extension State {
  /// The knobs of this run: those that go on with it, then those that start it anew.
  var subjects: [KnobSubject] {
    let own = lossDescription.hyperparameters.map { KnobSubject.hyperparameter($0.key) }
    let going =
      own + [.learningRate] + (startsAnew(.noise) ? [] : [.noise]) + (isMetric ? [] : [.warmUp])
      + (openSet == nil ? [] : [.threshold])
    let open: [KnobSubject] = configuration.mode == .encoder ? [.unseen] : []
    return going + [.classes] + open + [.data, .mode, .start, .optimizer]
      + (startsAnew(.noise) ? [.noise] : [])
  }

  /// Whether turning a knob begins a new run.
  func startsAnew(_ subject: KnobSubject) -> Bool {
    switch subject {
    case .hyperparameter, .learningRate, .warmUp, .threshold: false
    case .noise: DatasetRegistry.named(configuration.data)?.isGenerated ?? false
    case .classes, .unseen, .data, .mode, .start, .optimizer: true
    }
  }

  /// What is known of the number or choice under a knob.
  package func dial(_ subject: KnobSubject) -> Dial {
    switch subject {
    case .hyperparameter(let key): hyperparameterDial(key)
    case .learningRate: learningRateDial
    case .noise:
      Dial(
        value: configuration.noise, notches: [0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2],
        range: 0...100, limit: nil, standard: 0)
    case .warmUp:
      Dial(
        value: Double(configuration.warmUp), notches: [0, 30, 60, 120, 240, 480, 960, 1920],
        range: 0...1_000_000, limit: nil, standard: 0, isWhole: true)
    case .threshold: thresholdDial
    case .classes: classesDial
    case .unseen: unseenDial
    case .data:
      .choice(
        DatasetRegistry.present(for: configuration).map { $0.name }, configuration.data,
        standard: "digits")
    case .mode:
      .choice(
        Mode.allCases.map(\.rawValue), configuration.mode.rawValue,
        standard: configuration.usualMode.rawValue)
    case .start:
      .choice(
        Initialization.allCases.map(\.rawValue), configuration.initialization.rawValue,
        standard: Initialization.class.rawValue)
    case .optimizer:
      .choice(OptimizerRegistry.all.map(\.name), configuration.optimizer, standard: "adam")
    }
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

  /// Of all classes so many are held back, the last ones.
  private var unseenDial: Dial {
    let most = session.startConfiguration.allClasses - 2
    let notches = Array(0...10) + [12, 15, 20, 25, 30, 40, 50, 100, 200, 500]
    return Dial(
      value: Double(configuration.unseen.count),
      notches: notches.filter { $0 <= most }.map(Double.init), range: 0...Double(max(most, 0)),
      limit: nil, standard: 0, isWhole: true)
  }

  private var learningRateDial: Dial {
    Dial(
      value: configuration.learningRate, notches: State.learningRates,
      range: Double.leastNormalMagnitude...100, limit: nil,
      standard: configuration.usualLearningRate, isLogarithmic: true)
  }

  private var classesDial: Dial {
    let range = DatasetRegistry.named(configuration.data)?.classes(for: configuration) ?? 2...10
    let notches = Array(2...20) + [25, 30, 40, 50, 100, 200, 500, 1000]
    return Dial(
      value: Double(configuration.classes),
      notches: notches.filter(range.contains).map(Double.init),
      range: Double(range.lowerBound)...Double(range.upperBound), limit: nil,
      standard: Double(min(8, range.upperBound)), isWhole: true)
  }

  /// 1-2-5 from a hundred-thousandth to 10.
  private static let learningRates: [Double] =
    [100_000.0, 10_000, 1000, 100, 10, 1].flatMap { part in [1, 2, 5].map { $0 / part } } + [10]
}
