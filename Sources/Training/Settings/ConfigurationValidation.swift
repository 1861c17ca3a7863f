public import MarginLosses

extension Configuration {
  /// The registered parts that a valid configuration names.
  struct Parts {
    let source: any DatasetSource.Type
    let loss: NamedLoss
    let optimizer: OptimizerDescription
  }

  /// A loss of either kind.
  enum NamedLoss {
    case prototypes(any MarginLoss)
    case comparisons(any MetricLoss)
  }

  /// - Throws: the first thing that is wrong, and what to give instead.
  public func check() throws(ConfigurationError) { _ = try validated() }

  func validated() throws(ConfigurationError) -> Parts {
    for setting in SettingRegistry.all where !isGiven(setting) { try setting.check(self) }
    guard let source = DatasetRegistry.named(data), let rule = OptimizerRegistry.named(optimizer)
    else { preconditionFailure("a name was checked and is not registered") }
    let range = source.classes(for: self)
    guard range.contains(allClasses) else {
      throw ConfigurationError(
        "classes", "\(allClasses)",
        "\(data) has from \(range.lowerBound) to \(range.upperBound) classes.")
    }
    try validateUnseen()
    try validateJudging()
    try validateEncoder(source)
    try validateSize()
    let metric = LossRegistry.metric(named: loss)?.init(parameters)
    guard let metric else {
      return Parts(source: source, loss: .prototypes(try validatedLoss()), optimizer: rule)
    }
    try validateParameters(type(of: metric).description)
    try validateDrawing(metric)
    return Parts(source: source, loss: .comparisons(metric), optimizer: rule)
  }

  /// The loss with prototypes that is named, made with its parameters.
  ///
  /// - Throws: what is wrong with its name, a number or the variant, and what to give instead.
  public func validatedLoss() throws(ConfigurationError) -> any MarginLoss {
    guard let type = LossRegistry.named(loss) else {
      let names = LossRegistry.descriptions.map(\.name).joined(separator: ", ")
      throw ConfigurationError("loss", loss, "Choose one of \(names).")
    }
    try validateParameters(type.description)
    try validateClasses(type.description)
    return type.init(parameters)
  }

  private func validateClasses(_ description: LossDescription) throws(ConfigurationError) {
    guard isJudged || classes >= description.fewestClasses else {
      throw ConfigurationError(
        "classes", "\(classes)",
        "\(description.title) needs \(description.fewestClasses) classes or more, or another loss: "
          + "with fewer its scale is 0, and nothing is learnt.")
    }
  }

  private func validateUnseen() throws(ConfigurationError) {
    let text = unseen.map(String.init).joined(separator: ",")
    guard zip(unseen, unseen.dropFirst()).allSatisfy({ $0 < $1 }),
      unseen.allSatisfy({ (0..<allClasses).contains($0) })
    else { throw ConfigurationError("unseen", text, "Name classes of the data, each once.") }
    guard classes >= 2 else {
      throw ConfigurationError(
        "unseen", text, "At least 2 of the \(allClasses) classes must be left to train on.")
    }
    guard unseen.isEmpty || mode == .encoder || isJudged else {
      throw ConfigurationError(
        "unseen", text,
        "Only an encoder can place classes that it never saw: --mode encoder.")
    }
  }

  /// Whether the rows say a setting themselves, so that no bound of training holds.
  private func isGiven(_ setting: Setting) -> Bool {
    switch setting.name {
    case "classes": isJudged
    case "dimension": isJudged || encoder == .none
    default: false
    }
  }

  private func validateJudging() throws(ConfigurationError) {
    guard isJudged else {
      guard mode == .free, table?.rows.hasSplit == true, data == DataTable.sourceName else {
        return
      }
      throw ConfigurationError(
        "mode", "free",
        "Free points cannot tell of rows for test: say --mode encoder, or give no split.")
    }
    guard data == DataTable.sourceName, mode == .free, dimension == table?.width else {
      throw ConfigurationError(
        "as", "embeddings", "Give a file of rows, and neither --mode nor --dimension.")
    }
    guard dimension <= DataTable.mostWidth else {
      throw ConfigurationError(
        "as", "embeddings",
        "Rows of \(dimension) numbers are too long: give at most \(DataTable.mostWidth).")
    }
  }

  private func validateDrawing(_ metric: any MetricLoss) throws(ConfigurationError) {
    let least = type(of: metric).comparison.leastExamples
    guard examples == 0 || examples >= least else {
      throw ConfigurationError("batch", "\(examples)", "Give from \(least) to 4096 samples.")
    }
    let comparisons = mostComparisons(of: metric)
    guard comparisons <= 1_000_000 else {
      throw ConfigurationError(
        "per-identity", "\(perIdentity)",
        "A step would compare \(comparisons) pairs or triplets. "
          + "Give fewer, so that there are at most 1000000.")
    }
    if examples > 0, metric.needsGroups {
      throw ConfigurationError(
        "batch", "\(examples)",
        "\(parameters.variant ?? loss) needs --identities and --per-identity instead.")
    }
  }

  /// Pairs, triplets or comparisons of tuples that a step may hold.
  private func mostComparisons(of metric: any MetricLoss) -> Int {
    guard case .identities(let asked, let count) = drawing(for: metric) else { return 0 }
    return type(of: metric).comparison.most(
      identities: min(asked, classes), perIdentity: count)
  }

  private func validateParameters(_ description: LossDescription) throws(ConfigurationError) {
    for parameter in description.hyperparameters {
      guard let value = parameters[parameter.key] else { continue }
      guard parameter.range.contains(value) else {
        throw ConfigurationError(
          parameter.option, "\(value)",
          "\(description.title) takes a number from \(parameter.range.lowerBound) to "
            + "\(parameter.range.upperBound).")
      }
      guard !parameter.isWhole || value == value.rounded() else {
        throw ConfigurationError(
          parameter.option, "\(value)", "\(description.title) takes a whole number.")
      }
    }
    guard let variant = parameters.variant else { return }
    guard description.variants.contains(where: { $0.name == variant }) else {
      let names = description.variants.map(\.name).joined(separator: ", ")
      throw ConfigurationError(
        "variant", variant,
        names.isEmpty ? "\(description.title) has no variants." : "Choose one of \(names).")
    }
  }
}
