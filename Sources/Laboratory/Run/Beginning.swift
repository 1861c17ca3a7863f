internal import MarginLosses
internal import Training

extension State {
  /// New runs: again, with another seed, on other data, in the other mode.
  mutating func begin(_ action: Action) {
    let names = DatasetRegistry.present(for: configuration).map { $0.name }
    var next = session.startConfiguration
    switch action {
    case .startedAnew: break
    case .reseeded: next.seed &+= 1
    case .nextDataChosen:
      next = next.on(data: State.next(after: next.data, in: names, by: 1))
    case .previousDataChosen:
      next = next.on(data: State.next(after: next.data, in: names, by: -1))
    case .modeSwitched: next = next.in(mode: next.mode == .encoder ? .free : .encoder)
    default: return
    }
    begin(next)
  }

  /// Begins a run; the chosen knob stays chosen.
  mutating func begin(_ configuration: Configuration) {
    let subject = chosenSubject
    do {
      replace(with: try Session(configuration))
    } catch {
      message = error.description
    }
    chosenKnob = subjects.firstIndex(of: subject) ?? 0
  }
}

extension Configuration {
  /// The configuration with one of the knobs that start anew at another value.
  func turned(_ subject: KnobSubject, to value: Double) -> Configuration {
    let position = Int(value)
    var turned = self
    switch subject {
    case .hyperparameter, .learningRate, .warmUp, .threshold: break
    case .noise: turned.noise = value
    case .classes:
      let isLast = unseen == Array(classes..<allClasses)
      turned.classes = position
      // Those never seen stay as many, at the end; a choice of others cannot.
      turned.withhold(last: isLast ? unseen.count : 0)
    case .unseen:
      turned.classes = allClasses - position
      turned.withhold(last: position)

    case .data: return on(data: DatasetRegistry.present(for: self)[position].name)
    case .mode: return `in`(mode: Mode.allCases[position])
    case .start: turned.initialization = Initialization.allCases[position]
    case .optimizer:
      turned.optimizer = OptimizerRegistry.all[position].name
      turned.learningRate = turned.usualLearningRate
    }
    return turned
  }

  /// The configuration on other data, in the mode that suits them, with classes they have.
  func on(data name: String) -> Configuration {
    guard name != data, let source = DatasetRegistry.named(name) else { return self }
    var next = self
    next.data = source.name
    if initialization == usualInitialization { next.initialization = next.usualInitialization }

    let range = source.classes(for: next)
    let hadOwn = DatasetRegistry.named(data)?.usualUnseen ?? 0 > 0
    next.unseen = []
    next.classes = min(max(hadOwn ? 8 : classes, range.lowerBound), range.upperBound)

    // Noise on inputs and the spread of clusters are different things.
    next.noise = 0
    next = next.in(mode: source.usualMode(for: next))
    if source.usualUnseen > 0 { next.takeUsualClasses() }
    return next

  }

  /// The configuration in a mode, with the rate and the batch that suit it.
  func `in`(mode: Mode) -> Configuration {
    guard mode != self.mode else { return self }
    var next = self
    next.mode = mode
    next.learningRate = next.usualLearningRate
    // Free points have no place for classes that are not among them.
    if mode == .free { next.unseen = [] }
    if batch == usualBatch { next.batch = next.usualBatch }
    return next
  }
}
