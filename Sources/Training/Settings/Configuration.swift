public import MarginLosses

/// Everything that determines a run, bit for bit.
///
/// Each field has an entry in `SettingRegistry`; the last ones stand below.
public struct Configuration: Equatable, Sendable {
  /// A name in `DatasetRegistry`.
  public var data: String = "digits"
  /// How many classes are trained on.
  public var classes: Int = 8
  /// Classes of the data that are never trained on: their positions among all, ascending.
  public var unseen: [Int] = []
  /// What makes embeddings of inputs, in encoder mode.
  public var encoder: EncoderKind = .mlp
  public var mode: Mode = .encoder
  public var dimension: Int = 2
  /// A name in `LossRegistry`.
  public var loss: String = "arcface"
  public var parameters: LossParameters = LossParameters(["m": 0.5, "s": 8])
  /// A name in `OptimizerRegistry`.
  public var optimizer: String = OptimizerRegistry.usual.name
  /// What the rule steps by.
  public var learningRate: Double = OptimizerRegistry.usual.usualRates.encoder
  /// Samples a step; 0 takes all. Losses without prototypes have `examples` instead.
  public var batch: Int = Configuration.usualEncoderBatch
  /// Samples a step of a loss without prototypes, compared in pairs, triplets or tuples that share
  /// nothing on purpose; 0 takes what suits the loss.
  public var examples: Int = 0
  /// Classes in a batch of a loss without prototypes; 0 takes what suits it.
  public var identities: Int = 0
  /// Samples of each of them; 0 takes what suits the loss.
  public var perIdentity: Int = 0
  public var seed: UInt64 = 7
  public var initialization: Initialization = .class
  /// Standard deviation of generated clusters, or of noise added to inputs.
  public var noise: Double = 0
  /// Steps over which margins and s grow to what is set; see `WarmUp`.
  public var warmUp: Int = 0
  /// Samples a class of a generated data set.
  public var samples: Int = 0
  /// How many times as large a share of its training samples the first class keeps as the last one.
  public var imbalance: Double = 1
  /// The share of training samples that carry the label of another class.
  public var labelNoise: Double = 0
  /// The share of training samples that are replaced by inputs of no class.
  public var outliers: Double = 0
  /// Whether every column of the inputs is brought to mean 0 and deviation 1 by the rows trained on,
  /// where the data do not ask for it anyway.
  public var standardize: Bool = false
  /// A person's own rows, which `data` may name; nil without.
  public var table: DataTable?
  /// Whether the rows of the table are embeddings, judged in their own space as they are: nothing
  /// trains, and prototypes are the table's or the class means.
  public var isJudged: Bool = false

  public init() {}

  /// What the classes that are never trained on are called.
  public var unseenTitles: [String] {
    let titles = DatasetRegistry.named(data)?.classTitles(for: self) ?? []
    return unseen.map { titles.indices.contains($0) ? titles[$0] : "\($0)" }
  }

  /// Classes that are trained on, and those that are not.
  ///
  /// A count that a file made up does not overflow here; the check comes later.
  public var allClasses: Int { classes &+ unseen.count }
}

extension SettingRegistry {
  /// Where it begins, and what is done to the data; a new setting goes to the end.
  static let beginning: [Setting] = [
    .choice("initialization", \.initialization, option: "init").with {
      $0.help = "Where prototypes start. (default: class)"
      $0.word = "init"
      $0.isAlwaysInRunID = true
      $0.usual = { $0.initialization = $0.usualInitialization }
      $0.uselessness = { configuration in
        guard LossRegistry.metric(named: configuration.loss) == nil else {
          let title = LossRegistry.description(named: configuration.loss)?.title
          return "\(title ?? configuration.loss) has no prototypes."
        }
        return configuration.asJudged
      }
      $0.knob = KnobStyle("start") { $0.rank = 6 }
    },
    Setting(
      name: "unseen", kind: .classes, get: { .classes($0.unseen) },
      set: { configuration, value in
        guard case .classes(let classes) = value else { return false }
        configuration.unseen = classes
        return true
      }, option: "unseen", nameInRunID: "unseen"
    ).with {
      $0.argument = "N|NAME,NAME"
      $0.help =
        "Classes that are never trained on: so many of the last ones, or by their names, in double quotes "
        + "where one has a comma. (default: \(UsualWords.unseen))"
      $0.word = "unseen"
      $0.knob = KnobStyle("unseen") {
        $0.rank = 3
        $0.notches = (Array(0...10) + [12, 15, 20, 25, 30, 40, 50, 100, 200, 500]).map(Double.init)
        $0.range = { 0...Double(max($0.allClasses - 2, 0)) }
        $0.isThere = { $0.mode == .encoder }
        $0.begins = { $0.holding(back: Int($1)) }
      }
    },
    .number("imbalance", \.imbalance, 1...1000).with {
      $0.argument = "R"
      $0.help =
        "How many times as large a share of its training samples the first class keeps as the last; each keeps "
        + "two at least. (default: 1)"
      $0.word = "imbalance"
      $0.uselessness = { $0.asJudged }
    },
    .number("labelNoise", \.labelNoise, option: "label-noise", 0...0.9, called: "a share").with {
      $0.argument = "P"
      $0.help = "The share of training samples with another class's label. (default: 0)"
      $0.word = "label-noise"
      $0.uselessness = { $0.asJudged }
    },
    .number("outliers", \.outliers, 0...0.9, called: "a share").with {
      $0.argument = "P"
      $0.help = "The share of training samples that belong to no class. (default: 0)"
      $0.word = "outliers"
      $0.uselessness = { $0.asJudged }
    },
    .number("noise", \.noise, 0...100).with {
      $0.argument = "X"
      $0.help = "Spread of generated data, or noise on the inputs of other data. (default: 0)"
      $0.word = "noise"
      $0.isAlwaysInRunID = true
      $0.uselessness = { $0.asJudged }
      $0.axisNames = ["noise"]
      $0.report = .run
      $0.knob = KnobStyle("noise") {
        $0.title = { $0.hasGeneratedData ? "spread" : "noise" }
        $0.rank = 8
        $0.notches = [0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2]
        $0.decimals = 2...3
        $0.valueWord = { $0.hasGeneratedData && $1 == 0 ? "usual" : nil }
        $0.goesOn = .noise
        $0.beginsAnyway = { $0.hasGeneratedData }
      }
    },
    .whole("warmUp", \.warmUp, option: "warm-up", 0...1_000_000, "steps").with {
      $0.argument = "N"
      $0.help =
        "Steps over which margins to prototypes and s grow from 0 to what is set, in losses that have them; λ "
        + "falls from 1000 instead where there is one. Of Circle loss a smaller m asks for more, and its "
        + "warm-up begins with the most. A scale of another name (γ, α, r, λ) does not grow. (default: 0)"
      $0.word = "warm-up"
      $0.uselessness = { $0.asJudged }
      $0.report = .run
      $0.isAlwaysInRunID = true
      $0.knob = KnobStyle("warm-up") {
        $0.rank = 9
        $0.notches = [0, 30, 60, 120, 240, 480, 960, 1920]
        $0.isThere = { LossRegistry.metric(named: $0.loss) == nil }
        $0.goesOn = .warmUp
        $0.changesLoss = true
      }
    },
    Setting(
      name: "isJudged", kind: .flag, get: { .flag($0.isJudged) },
      set: { configuration, value in
        guard case .flag(let isJudged) = value else { return false }
        configuration.isJudged = isJudged
        return true
      }, option: "as", nameInRunID: "judged"
    ).with {
      $0.isAlwaysInRunID = true
      $0.report = .nowhere
    },
    .whole("samples", \.samples, 1...100_000, "samples a class", zero: "what is usual").with {
      $0.argument = "N"
      $0.help = "Samples a class of generated data."
      $0.word = "samples"
      $0.isAlwaysInRunID = true
      $0.uselessness = {
        $0.hasGeneratedData ? nil : "\($0.data) has a fixed number of samples."
      }
    },
    Setting(
      name: "standardize", kind: .flag, get: { .flag($0.standardize) },
      set: { configuration, value in
        guard case .flag(let standardize) = value else { return false }
        configuration.standardize = standardize
        return true
      }, option: "standardize", nameInRunID: "standardize"
    ).with {
      $0.help =
        "Brings every column to mean 0 and deviation 1 by the rows trained on. (default: rows of a file "
        + "and iris before --encoder mlp, else not)"
      $0.word = "standardize"
      $0.uselessness = {
        $0.asJudged ?? ($0.mode == .free ? "free points have no inputs." : nil)
      }
      $0.report = .run
    },
  ]
}

extension Configuration {
  fileprivate var hasGeneratedData: Bool {
    DatasetRegistry.named(data)?.isGenerated ?? false
  }
}
