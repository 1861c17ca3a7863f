public import MarginLosses

/// Where embeddings come from.
public enum Mode: String, CaseIterable, Codable, Sendable {
  /// The embeddings are the parameters.
  case free
  /// A small network maps inputs to embeddings.
  case encoder
}

/// How prototypes start.
public enum Initialization: String, CaseIterable, Codable, Sendable {
  /// Evenly spaced, in the order of the class means' angles.
  case `class`
  /// Independent directions.
  case random
}

/// Everything that determines a run, bit for bit.
public struct Configuration: Equatable, Codable, Sendable {
  /// A name in `DatasetRegistry`.
  public var data: String = "digits"
  /// How many classes are trained on.
  public var classes: Int = 8
  /// Classes of the data that are never trained on: their positions among all, ascending.
  public var unseen: [Int] = []
  public var mode: Mode = .encoder
  public var dimension: Int = 2
  /// A name in `LossRegistry`.
  public var loss: String = "arcface"
  public var parameters: LossParameters = LossParameters(["m": 0.5, "s": 8])
  /// A name in `OptimizerRegistry`.
  public var optimizer: String = "adam"
  /// Adam's step, or η of the scale-free rule for plain descent.
  public var learningRate: Double = 0.005
  /// Samples a step; 0 takes all. Losses without prototypes have `examples` instead.
  public var batch: Int = 128
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
  /// Steps over which margins and scale grow to what is set; see `WarmUp`.
  public var warmUp: Int = 0
  /// Samples a class of a generated data set.
  public var samples: Int = 0
  /// How many times as many training samples the first class keeps as the last one.
  public var imbalance: Double = 1
  /// The share of training samples that carry the label of another class.
  public var labelNoise: Double = 0
  /// The share of training samples that are replaced by inputs of no class.
  public var outliers: Double = 0
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
