/// Settings that bring others with them when a person turns them.
extension Configuration {
  /// The configuration on other data, in the mode that suits them, with classes they have.
  public func on(data name: String) -> Configuration {
    guard name != data, let source = DatasetRegistry.named(name) else { return self }
    var next = self
    next.data = source.name
    if initialization == usualInitialization { next.initialization = next.usualInitialization }

    let range = source.classes(for: next)
    // As many as suit these data were not chosen, so that they are not carried on.
    let hadUsual = DatasetRegistry.named(data).map {
      $0.usualUnseen > 0 || classes == $0.usualClasses
    }
    let wanted = hadUsual ?? false ? source.usualClasses : classes
    next.unseen = []
    next.classes = min(max(wanted, range.lowerBound), range.upperBound)

    // Noise on inputs and the spread of clusters are different things.
    next.noise = 0
    next = next.in(mode: encoder == .mlp ? source.usualMode(for: next) : .encoder)
    next.dimension = next.usualDimension
    if source.usualUnseen > 0 { next.takeUsualClasses() }
    return next
  }

  /// The configuration in a mode, with the rate and the batch that suit it.
  public func `in`(mode: Mode) -> Configuration {
    guard mode != self.mode else { return self }
    var next = self
    next.mode = mode
    next.learningRate = next.usualLearningRate
    // Free points have no place for classes that are not among them.
    if mode == .free {
      next.unseen = []
      // As many dimensions as features have are those of features.
      if encoder == .none { next.dimension = Configuration().dimension }
      next.encoder = .mlp
      next.standardize = false
    }
    if batch == usualBatch { next.batch = next.usualBatch }
    return next
  }

  /// The configuration trained on so many classes.
  func trained(on count: Int) -> Configuration {
    var next = self
    let isLast = unseen == Array(classes..<allClasses)
    next.classes = count
    // Those never seen stay as many, at the end; a choice of others cannot.
    next.withhold(last: isLast ? unseen.count : 0)
    return next
  }

  /// The configuration with so many of all its classes held back, the last ones.
  func holding(back count: Int) -> Configuration {
    var next = self
    next.classes = allClasses - count
    next.withhold(last: count)
    return next
  }
}
