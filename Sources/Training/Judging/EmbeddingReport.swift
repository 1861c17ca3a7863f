public import MarginLosses

/// Embeddings judged in their own space, against given prototypes or the means of their classes.
public struct EmbeddingReport: Sendable {
  public let rows: Int
  public let dimension: Int
  public let classTitles: [String]
  public let hasGivenPrototypes: Bool
  /// Radians to the own prototype, ascending.
  public let ownAngles: [Double]
  /// Radians to the nearest other prototype, ascending.
  public let nextAngles: [Double]
  /// Radians by which the nearest other prototype is further than the own one, ascending.
  public let gaps: [Double]
  public let narrowestPair: PrototypeGap?
  public let normMean: Double
  /// Standard deviation of the lengths over their mean.
  public let normVariation: Double
  public let verdicts: [LossVerdict]
  /// Pairs told apart by angle, and rows found again among the others: no prototype has a part in it.
  public let pairs: OpenSetReport.Part

  /// - Throws: what is wrong with a loss's parameters.
  public init(
    _ table: DataTable, losses: [(name: String, parameters: LossParameters)]
  ) throws(ConfigurationError) {
    var configuration = Configuration.judging(table)
    let first = losses.first { LossRegistry.named($0.name) != nil }
    configuration.loss = first?.name ?? "normface"
    configuration.parameters = first?.parameters ?? LossParameters()
    let snapshot = try Session(configuration).snapshot()
    let judgements = snapshot.training.judgements
    rows = table.count
    dimension = table.width
    classTitles = table.classTitles
    hasGivenPrototypes = !table.prototypes.isEmpty
    ownAngles = judgements.map { Double($0.ownAngle) }.sorted()
    nextAngles = judgements.map { Double($0.nextAngle) }.sorted()
    gaps = judgements.map { Double($0.nextAngle) - Double($0.ownAngle) }.sorted()
    narrowestPair = snapshot.narrowestPair
    let norms = judgements.map { Double($0.norm) }
    let mean = norms.reduce(0, +) / Double(max(norms.count, 1))
    let squares = norms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    normMean = mean
    normVariation = mean > 0 ? (squares / Double(max(norms.count, 1))).squareRoot() / mean : 0
    var verdicts: [LossVerdict] = []
    for (name, parameters) in losses {
      configuration.loss = name
      configuration.parameters = parameters
      let loss = try configuration.validatedLoss()
      // Prototypes of length 1 leave angles alone to decide; given ones have lengths of their own.
      let judged =
        hasGivenPrototypes && loss.rule == .innerProduct
        ? try Session(configuration).snapshot().training.judgements : nil
      verdicts.append(
        LossVerdict(
          loss, parameters, judgements: judgements, judged: judged, narrowest: narrowestPair?.angle)
      )
    }
    self.verdicts = verdicts
    pairs = OpenSetReport.Part(
      table.values, labels: table.labels, classes: table.classes, dimension: table.width,
      normalizes: true, seed: configuration.seed)
  }
}

extension Configuration {
  /// The rows of a table as embeddings, judged where they lie.
  public static func judging(_ table: DataTable) -> Configuration {
    var configuration = Configuration()
    configuration.data = TableData.name
    configuration.table = table
    configuration.isJudged = true
    configuration.mode = .free
    configuration.dimension = table.width
    configuration.classes = table.classes
    configuration.learningRate = configuration.usualLearningRate
    configuration.batch = configuration.usualBatch
    return configuration
  }
}
