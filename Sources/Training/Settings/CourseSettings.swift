internal import MarginLosses

extension SettingRegistry {
  /// What a batch of triplets is drawn of where nothing else is said.
  private static let ofTriplets = Triplet.drawing.identities ?? (0, 0)

  /// How it is learnt: the rule, its rate, what a step sees.
  static let course: [Setting] = [
    .name("optimizer", \.optimizer) { _ in OptimizerRegistry.all.map(\.name) }.with {
      $0.help = "How parameters are moved. (default: \(OptimizerRegistry.usual.name))"
      $0.word = "optimizer"
      $0.isAlwaysInRunID = true
      $0.bringing = ["learningRate"]
      $0.uselessness = { $0.asJudged }
      $0.report = .run
      $0.knob = KnobStyle("optimiser") { $0.rank = 7 }
    },
    .number("learningRate", \.learningRate, option: "learning-rate", .leastNormalMagnitude...100)
      .with {
        $0.argument = "R"
        $0.help = "\(UsualWords.rateMeanings). (default: \(UsualWords.rates))"
        $0.word = "rate"
        $0.isAlwaysInRunID = true
        $0.usual = { $0.learningRate = $0.usualLearningRate }
        $0.uselessness = { $0.asJudged }
        $0.axisNames = ["learning-rate"]
        $0.report = .run
        $0.knob = KnobStyle("rate") {
          $0.symbol = "η"
          $0.rank = 1
          $0.notches = learningRates
          $0.isLogarithmic = true
          $0.decimals = 1...6
          $0.goesOn = .learningRate
        }
      },
    .whole("batch", \.batch, 1...1_000_000, "samples", zero: "all").with {
      $0.argument = "B"
      $0.help =
        "Samples a step; 0 takes all. Of triplets: B/3 triplets, each by itself. "
        + "(default: \(Configuration.usualEncoderBatch) encoder, 0 free; what suits a loss without prototypes)"
      $0.word = "batch"
      $0.isAlwaysInRunID = true
      $0.usual = { $0.batch = $0.usualBatch }
      $0.uselessness = { $0.asJudged }
    },
    // What `--batch` sets where a loss has no prototypes.
    .whole("examples", \.examples, option: "batch", 2...4096, "samples", zero: suitable).with {
      $0.word = "examples"
      $0.isAlwaysInRunID = true
    },
    .whole("identities", \.identities, 2...1000, "classes", zero: suitable).with {
      $0.argument = "P"
      $0.help =
        "Classes in a batch of a loss without prototypes. (default: \(ofTriplets.classes))"
      $0.word = "identities"
      $0.isAlwaysInRunID = true
      $0.uselessness = { $0.takesAnyBatch }
    },
    .whole(
      "perIdentity", \.perIdentity, option: "per-identity", 2...1000, "samples", zero: suitable
    ).with {
      $0.argument = "K"
      $0.help = "Samples of each of them. (default: \(ofTriplets.examples) for triplets)"
      $0.word = "per"
      $0.isAlwaysInRunID = true
      $0.uselessness = { configuration in
        LossRegistry.comparison(named: configuration.loss) == .tuples
          ? "\(configuration.lossTitle) takes two of each class." : configuration.takesAnyBatch
      }
    },
    Setting(
      name: "seed", kind: .seed, get: { .seed($0.seed) },
      set: { configuration, value in
        guard case .seed(let seed) = value else { return false }
        configuration.seed = seed
        return true
      }, option: "seed", nameInRunID: "seed"
    ).with {
      $0.argument = "N"
      $0.help = "Chooses all that is random. (default: 7)"
      $0.isAlwaysInRunID = true
      $0.report = .run
    },
  ]

  /// What 0 stands for where a loss without prototypes has a choice of its own.
  private static let suitable = "what suits the loss"

  /// 1-2-5 from a hundred-thousandth to 10.
  private static let learningRates: [Double] =
    [100_000.0, 10_000, 1000, 100, 10, 1].flatMap { part in [1, 2, 5].map { $0 / part } } + [10]
}

extension Configuration {
  /// Why it does not matter how many classes a batch is drawn from; nil where it does.
  fileprivate var takesAnyBatch: String? {
    guard LossRegistry.metric(named: loss) == nil else { return nil }
    return "\(lossTitle) takes any batch."
  }

  fileprivate var lossTitle: String { LossRegistry.description(named: loss)?.title ?? loss }
}
