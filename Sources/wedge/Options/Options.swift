import Cells
internal import Drawing
import Import
import Laboratory
import MarginLosses
import Plotting
import Recording
internal import Screens
import Training

/// What a command line asked for, before it is checked against the loss.
struct Options {
  /// Names of the options that were given.
  var given: [String] = []
  /// A file that holds a whole state.
  var state: String?
  /// A word that holds a configuration.
  var from: String?
  var files: [String] = []
  /// Loss parameters by option, in the order they were given.
  var parameters: [(option: String, value: Double)] = []
  var loss: String?
  var variant: String?
  var mining: String?
  var bias: Bool?
  /// A registered data set, or the path of a file.
  var data: String?
  /// The file with a class a row of `data`.
  var labels: String?
  /// The column of `data` that holds the classes.
  var label: ImportRequest.LabelColumn = .usual
  var hasHeader: Bool?
  /// Whether the first line of `labels` names its columns.
  var hasLabelsHeader: Bool?
  /// The columns of `data` that name its rows, divide them and group them.
  var rowColumns = RowColumns()
  /// The file with rows for test.
  var testData: String?
  /// What of `data` is not meant.
  var ignored = IgnoredParts()
  /// The kind of `data`, where it was said.
  var dataFormat: ImportFormat?
  /// Whether the rows of a file are features to learn from, or embeddings to judge.
  var reading: Reading = .features
  var settings = GivenSettings()
  /// Losses set side by side.
  var compare: [Comparison.Entry]?
  var speed: Speed?
  var theme: ThemeName?
  var glyphs: GlyphTier?
  var colors: ColorTier?
  var steps: Int?
  var json = false
  var view: String?
  var size = Size(width: 120, height: 40)
  var format: SnapshotFormat?
  var output: String?
  /// Whether files that are there may be replaced.
  var force = false
  /// What was said to one command alone, by the type of what it keeps.
  var own: [ObjectIdentifier: any OwnOptions] = [:]
  /// All arguments behind the command, as they were given.
  var arguments: [String] = []

  /// The run that was asked for: what was not said is as the design's defaults.
  func configuration() throws -> Configuration {
    if let from { return try configuration(from: from) }
    var configuration = Configuration()
    configuration.data = data ?? configuration.data
    try setTable(of: &configuration)
    guard let source = DatasetRegistry.named(configuration.data) else {
      throw UsageError.invalid(
        configuration.data, for: "data", "Choose one of \(Self.dataNames), or give a file.")
    }
    if reading == .embeddings { try judge(&configuration) }
    configuration.loss = loss ?? configuration.loss
    try setParameters(of: &configuration)
    // Key c goes back from a comparison to a loss that was named.
    let base = compare == nil || loss != nil ? [configuration.loss] : []
    let losses = (compare ?? []).map(\.loss) + base
    try settings.withMode().apply(to: &configuration, losses: losses)
    try refuseIdleGroups(of: configuration)
    try setClasses(of: &configuration, source)
    try setDrawing(of: &configuration, losses: losses)
    ClassesNotice.say(of: configuration)
    CopiesNotice.say(ofRun: configuration)
    WarmUpNotice.say(of: configuration)
    return configuration
  }

  /// The laboratory as it opens: this run, in the view that was asked for.
  func state(_ configuration: Configuration, _ display: Display) throws -> State {
    var state = try State(configuration, display: display, speed: speed ?? .opening)
    if let compare { try state.compare(compare) }
    try showView(in: &state)
    return state
  }

  /// The run that a word means, of the rows of a file where one is given.
  private func configuration(from word: String) throws -> Configuration {
    try refuseBeside("from")
    do {
      return try StateString.configuration(word)
    } catch {
      throw UsageError("The word '\(word)' \(error.text)")
    }
  }

  /// Refuses options that say what the word or the state says already.
  func refuseBeside(_ option: String) throws {
    let known = OptionTable.all.filter(\.group.isOfRun).map(\.name)
    if let other = given.first(where: { $0 != option && known.contains($0) }) {
      throw UsageError(
        "'--\(other)' has no use beside '--\(option)', which says it already.", of: other)
    }
  }

  private static var dataNames: String {
    DatasetRegistry.present(for: Configuration()).map { $0.name }.joined(separator: ", ")
  }

  /// Reads a file where `--data` names none of the registered sets.
  private func setTable(of configuration: inout Configuration) throws {
    guard DatasetRegistry.present(for: configuration).allSatisfy({ $0.name != data }),
      let path = data,
      path.contains(".") || path.contains("/") || path == "-" || InputFile.isThere(path)
    else {
      for (name, isGiven) in [
        ("labels", labels != nil), ("label", label != .usual), ("header", hasHeader != nil),
        ("as", reading == .embeddings), ("ignore", ignored != IgnoredParts()),
        ("data-format", dataFormat != nil), ("test", testData != nil),
        ("id", rowColumns.id != nil), ("split", rowColumns.split != nil),
        ("group", rowColumns.group != nil), ("labels-header", hasLabelsHeader != nil),
      ] where isGiven {
        throw UsageError("'--\(name)' has no use without a file: --data FILE.", of: name)
      }
      return
    }
    configuration.table = try tableFile(path, asEmbeddings: reading == .embeddings).read()
    configuration.data = TableData.name
  }

  /// The run as the live screen shows it: of a large table as many rows as a frame has time for.
  func liveConfiguration() throws -> Configuration {
    var configuration = try configuration()
    if let table = configuration.table {
      let most = max(configuration.classes, Self.mostWork / (table.width + 256))
      // Means of the rows shown would have seen too few of them to judge by.
      let judging = configuration.isJudged ? table.withMeans() : table
      configuration.table = judging.thinned(to: most, seed: configuration.seed)
    }
    return configuration
  }

  /// Numbers of a table that a frame has time to judge, the encoder's share in it.
  private static let mostWork = 1_600_000

  private func judge(_ configuration: inout Configuration) throws {
    guard let table = configuration.table else { return }
    // Rows for test have no part in the means that they are judged by.
    configuration = .judging(table.rows.hasSplit ? table.withMeans() : table)
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
        throw UsageError(
          "'--\(option)' has no use: \(description.title) has no such parameter.", of: option)
      }
      values[known.key] = value
    }
    values.variant = try variantName(of: description)
    configuration.parameters = values
  }

  /// What batches are drawn from, where a loss has no prototypes.
  private func setDrawing(of configuration: inout Configuration, losses: [String]) throws {
    let compared = losses.filter { LossRegistry.metric(named: $0) != nil }
    guard !compared.isEmpty else { return }
    let batch = settings["batch"]
    let isOfGroups = settings["identities"] != nil || settings["perIdentity"] != nil
    if compared == losses {
      if batch != nil, isOfGroups {
        throw UsageError(
          "'--batch' and '--identities' or '--per-identity' exclude each other.", of: "batch")
      }
      configuration.batch = configuration.usualBatch
    }
    if let batch, !isOfGroups {
      try SettingRegistry.named("examples")?.take(batch, in: &configuration)
    }
  }

  private func variantName(of description: LossDescription) throws -> String? {
    if let mining {
      guard LossRegistry.comparison(named: description.name) == .triplets else {
        throw UsageError(
          "'--mining' has no use: \(description.title) has no triplets.", of: "mining")
      }
      guard variant == nil else {
        throw UsageError("'--mining' and '--variant' say the same. Give one.", of: "mining")
      }
      guard description.variants.contains(where: { $0.name == mining }) else {
        let names = description.variants.map(\.name).joined(separator: ", ")
        throw UsageError.invalid(mining, for: "mining", "Choose one of \(names).")
      }
      return mining
    }
    guard let bias else { return variant }
    guard description.name == "softmax" else {
      throw UsageError(
        "'--bias' has no use: \(description.title) has no bias. Leave it out.", of: "bias")
    }
    guard variant == nil else {
      throw UsageError("'--bias' and '--variant' say the same. Give one.", of: "bias")
    }
    return bias ? "bias" : "nobias"
  }
}

/// What the rows of a file are.
enum Reading: String, CaseIterable {
  case features, embeddings
}
