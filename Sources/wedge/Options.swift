import Cells
import Laboratory
import MarginLosses
import Plotting
import Training

/// What a command line asked for, before it is checked against the loss.
struct Options {
  var help = false
  var files: [String] = []
  /// Loss parameters by option, in the order they were given.
  var parameters: [(option: String, value: Double)] = []
  var loss: String?
  var variant: String?
  var mining: String?
  var bias: Bool?
  var data: String?
  var classes: Int?
  var mode: Mode?
  var dimension: Int?
  var learningRate: Double?
  var optimizer: String?
  var batch: Int?
  var identities: Int?
  var perIdentity: Int?
  var seed: UInt64?
  var initialization: Initialization?
  var noise: Double?
  var samples: Int?
  var speed: Speed?
  var theme: ThemeName?
  var glyphs: GlyphTier?
  var colors: ColorTier?
  var steps: Int?
  var json = false
  var view: String?
  /// The file of prototypes whose boundaries are asked for.
  var weights: String?
  var radius = 1.0
  var size = Size(width: 120, height: 40)
  var format: SnapshotFormat = .text
  var output: String?
  var precision: Precision = .double

  /// The run that was asked for: what was not said is as the design's defaults.
  func configuration() throws -> Configuration {
    var configuration = Configuration()
    configuration.data = data ?? configuration.data
    guard let source = DatasetRegistry.named(configuration.data) else {
      let names = DatasetRegistry.all.map { $0.name }.joined(separator: ", ")
      throw UsageError.invalid(configuration.data, for: "data", "Choose one of \(names).")
    }
    configuration.mode = mode ?? source.usualMode
    configuration.classes = classes ?? configuration.classes
    configuration.dimension = dimension ?? configuration.dimension
    configuration.optimizer = optimizer ?? configuration.optimizer
    configuration.learningRate = learningRate ?? configuration.usualLearningRate
    configuration.batch = batch ?? configuration.usualBatch
    configuration.seed = seed ?? configuration.seed
    configuration.initialization = initialization ?? configuration.initialization
    configuration.noise = noise ?? configuration.noise
    if let samples {
      guard source.isGenerated else {
        throw UsageError("'--samples' has no use: \(source.name) has a fixed number of samples.")
      }
      configuration.samples = samples
    }
    configuration.loss = loss ?? configuration.loss
    try setParameters(of: &configuration)
    try setDrawing(of: &configuration)
    return configuration
  }

  /// The laboratory as it opens: this run, in the view that was asked for.
  func state(_ configuration: Configuration, _ display: Display) throws -> State {
    var state = try State(configuration, display: display, speed: speed ?? .opening)
    if let view {
      guard state.show(view: view) else {
        let names = state.applicableViewNames.joined(separator: ", ")
        throw UsageError.invalid(
          view, for: "view", "\(state.lossDescription.title) has \(names) here.")
      }
    }
    return state
  }

  private func setParameters(of configuration: inout Configuration) throws {
    guard let description = LossRegistry.description(named: configuration.loss) else {
      let names = LossRegistry.descriptions.map(\.name).joined(separator: ", ")
      throw UsageError.invalid(configuration.loss, for: "loss", "Choose one of \(names).")
    }
    configuration.loss = description.name
    var values = LossParameters()
    for each in description.hyperparameters where !each.isOptional {
      values[each.key] = each.laboratoryDefault
    }
    for (option, value) in parameters {
      guard let known = description.hyperparameters.first(where: { $0.option == option }) else {
        throw UsageError("'--\(option)' has no use: \(description.title) has no such parameter.")
      }
      values[known.key] = value
    }
    values.variant = try variantName(of: description)
    configuration.parameters = values
  }

  /// What batches are drawn from, where the loss has no prototypes.
  private func setDrawing(of configuration: inout Configuration) throws {
    let title = LossRegistry.description(named: configuration.loss)?.title ?? ""
    guard LossRegistry.metric(named: configuration.loss) != nil else {
      for (name, value) in [("identities", identities), ("per-identity", perIdentity)]
      where value != nil {
        throw UsageError("'--\(name)' has no use: \(title) takes any batch.")
      }
      return
    }
    if initialization != nil {
      throw UsageError("'--init' has no use: \(title) has no prototypes.")
    }
    if perIdentity != nil, configuration.loss == NPair.description.name {
      throw UsageError("'--per-identity' has no use: \(title) takes two of each class.")
    }
    if batch != nil, identities != nil || perIdentity != nil {
      throw UsageError("'--batch' and '--identities' or '--per-identity' exclude each other.")
    }
    configuration.examples = batch ?? 0
    configuration.batch = configuration.mode == .encoder ? 128 : 0
    configuration.identities = identities ?? 0
    configuration.perIdentity = perIdentity ?? 0
  }

  private func variantName(of description: LossDescription) throws -> String? {
    if let mining {
      guard description.name == Triplet.description.name else {
        throw UsageError("'--mining' has no use: \(description.title) has no triplets.")
      }
      guard variant == nil else {
        throw UsageError("'--mining' and '--variant' say the same. Give one.")
      }
      guard TripletMining(rawValue: mining) != nil else {
        let names = TripletMining.allCases.map(\.rawValue).joined(separator: ", ")
        throw UsageError.invalid(mining, for: "mining", "Choose one of \(names).")
      }
      return mining
    }
    guard let bias else { return variant }
    guard description.name == "softmax" else {
      throw UsageError("'--bias' has no use: \(description.title) has no bias. Leave it out.")
    }
    guard variant == nil else {
      throw UsageError("'--bias' and '--variant' say the same. Give one.")
    }
    return bias ? "bias" : "nobias"
  }
}

/// What `wedge snapshot` writes.
enum SnapshotFormat: String, CaseIterable {
  case text, ansi, svg
}
