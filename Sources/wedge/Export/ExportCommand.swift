import Laboratory
import MarginLosses
import Training

/// `wedge export`: a loss with its numbers as a module for one's own training loop.
enum ExportCommand: CommandDefinition {
  static let name = "export"
  static let summary = "Writes a loss with its numbers as a module of PyTorch that tests itself."
  static let operands = "--to pytorch"
  static var notes: [String] {
    let written = LossRegistry.descriptions.compactMap(words)
    return usualNotes + ["These losses are written: \(written.joined(separator: ", "))."]
  }

  /// The name of a loss that can be written, with the variant that it takes where the usual one cannot.
  private static func words(_ loss: LossDescription) -> String? {
    func isWritten(_ variant: String?) -> Bool {
      var configuration = Configuration()
      configuration.loss = loss.name
      configuration.parameters = LossMemory.standard(of: loss)
      if let variant { configuration.parameters.variant = variant }
      return (try? module(of: configuration, for: .pytorch)) != nil
    }
    if isWritten(nil) { return loss.name }
    return loss.variants.map(\.name).first(where: isWritten).map {
      "\(loss.name) (--variant \($0))"
    }
  }

  private static let usualNotes = [
    "The module is one class, WedgeLoss(classes, dimension): embeddings (N, dimension) and labels (N,) "
      + "go in, the mean loss comes out. Its prototypes are its own parameters, a row a class. A loss "
      + "without prototypes is WedgeLoss().",
    "Run the file: it holds a value and gradients of 'wedge evaluate' and compares them to 1e-6.",
    "In pytorch-metric-learning it is a BaseMetricLossFunction: it takes its reducers, and what its miners pick; a loss that "
      + "picks for itself, and one of tuples, refuses what is picked.",
  ]

  static var options: [OptionDefinition] {
    [to] + OptionTable.options(.output, .force, .loss, .parameter)
  }

  private static var to: OptionDefinition {
    .choice(
      "to", of: ModuleLibrary.all.map { ($0.name, $0) }, "What the module is written for.", .own
    ) { $0[ExportOptions.self].library = $1 }
  }

  static func run(_ options: Options) throws -> Int32 {
    guard let library = options[ExportOptions.self].library else {
      let names = ModuleLibrary.all.map(\.name)
      throw UsageError("Missing option: '--to <\(names.joined(separator: "|"))>'.")
    }
    let text = try module(of: try options.configuration(), for: library).text
    try options.refuseToReplace([options.output])
    try OutputFile.write(Array(text.utf8), to: options.output)
    return 0
  }

  /// The module of a configuration's loss.
  ///
  /// - Throws: which losses can be written, for one that cannot.
  static func module(
    of configuration: Configuration, for library: ModuleLibrary
  ) throws -> TorchModule {
    if let type = LossRegistry.metric(named: configuration.loss) {
      try configuration.check()
      if let module = ComparisonModule(type.init(configuration.parameters), library)?.module {
        return module
      }
    } else if let module = PrototypeModule(
      try configuration.validatedLoss(), variant: configuration.parameters.variant, library)?.module
    {
      return module
    }
    let description = LossRegistry.description(named: configuration.loss)
    let written = description?.variants.map(\.name).first { name in
      var other = configuration
      other.parameters.variant = name
      return (try? other.validatedLoss()).map {
        PrototypeModule($0, variant: name, library)?.module
      }
      .flatMap { $0 } != nil
    }
    if let written {
      throw UsageError(
        "'\(configuration.loss)' cannot be written as a module in this variant. '--variant \(written)' can."
      )
    }
    throw UsageError(
      "'\(configuration.loss)' cannot be written as a module: it moves numbers of its own while it "
        + "trains, is no cross entropy of a class's nearest prototype, has margins of its classes' own, or compares in a way that "
        + "no module is written for. 'wedge losses' has its formula."
    )
  }
}

/// What only `wedge export` is told.
private struct ExportOptions: OwnOptions {
  var library: ModuleLibrary?
}
