internal import Kernels
public import MarginLosses

/// Embeddings judged in their own space, against given prototypes or the means of their classes.
public struct EmbeddingReport: Sendable {
  /// What the rows are held against.
  public enum Prototypes: Equatable, Sendable {
    case given
    case means(JudgingMeans)
    /// The means of rows that were kept for training, where others are for test.
    case trainingMeans
  }

  /// The rows in question: those for test, where some are.
  public let table: DataTable
  /// Rows that there are, those for training among them.
  public let rowCount: Int
  public let dimension: Int
  public let classTitles: [String]
  public let prototypes: Prototypes
  /// Those that were judged.
  public let rows: JudgedRows
  /// Rows that no other one of their class stands beside, so that they are held against nothing.
  public let aloneCount: Int
  /// Rows that were not judged either, since the mean of their class, or of every other one, is nothing: the
  /// sum of x and −x has no direction.
  public var unheldCount: Int { table.count - rows.count - aloneCount }
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
  /// Pairs told apart by angle: no prototype has a part in it.
  public let pairs: PairReport
  /// Rows found again among the others; nil where no class has two.
  public let retrieval: JudgedRetrieval?
  public let worst: WorstRows

  /// - Parameters:
  ///   - other: the same rows in the same order as they are elsewhere, where the report is held against one of
  ///     them: rows that are left out together there are here.
  ///   - inPieces: carries out work in pieces, which do not depend on who takes which.
  ///   - stage: is told what comes next.
  /// - Throws: what is wrong with a loss's parameters.
  public init(
    _ table: DataTable, pairedWith other: DataTable? = nil,
    losses: [(name: String, parameters: LossParameters)],
    choices: JudgingChoices = JudgingChoices(),
    inPieces: InPieces = serially,
    stage: (String) -> Void = { _ in }
  ) throws(ConfigurationError) {
    let asked = try losses.map { loss throws(ConfigurationError) in
      let parameters = Self.ofOnePrototype(loss.name, loss.parameters)
      return try (Self.loss(loss.name, parameters), parameters)
    }
    stage("angles")
    let allLengths = RowLengths.of(table.values, dimension: table.width)
    let all = allLengths.map { $0 > 0 ? 1 / $0 : 0 }
    let prototypes = JudgingPrototypes(table, inverses: all, means: choices.means)
    rowCount = table.count
    let hasSplit = table.rows.hasSplit
    let whole = table
    let judged = hasSplit ? table.testRows : Array(table.labels.indices)
    let inverses = hasSplit ? judged.map { all[$0] } : all
    let lengths = hasSplit ? judged.map { allLengths[$0] } : allLengths
    let table = hasSplit ? table.choosing(judged) : table
    self.table = table
    let judge = RowJudge(table, prototypes, inverses: inverses)
    var rows = judge.judged(inPieces)
    let deal = RowDeal(whole, pairedWith: other)
    rows.copies = rows.places.map { deal.copies[judged[$0]] }
    rows.redrawing = Redrawing(whole, deal, prototypes, inverses: all, judged, rows, inPieces)
    self.rows = rows
    aloneCount = table.labels.count { !prototypes.judges($0) }
    dimension = table.width
    classTitles = table.classTitles
    self.prototypes =
      prototypes.areGiven ? .given : hasSplit ? .trainingMeans : .means(choices.means)
    ownAngles = rows.ownAngles.ascending()
    nextAngles = rows.nextAngles.ascending()
    gaps = (0..<rows.count).map { rows.gap($0) }.ascending()
    let narrowest = prototypes.narrowestPair(inPieces)
    narrowestPair = narrowest
    let mean = lengths.reduce(0, +) / Double(max(lengths.count, 1))
    let squares = lengths.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    normMean = mean
    normVariation =
      mean > 0 ? (squares / Double(max(lengths.count, 1))).squareRoot() / mean : 0
    stage("losses")
    let rivals = zip(rows.ownAngles, rows.nextAngles).map { MarginRule.rival(own: $0, next: $1) }
    let sorted = SortedAngles(rows.ownAngles, rivals)
    let known = KnownOfRows(whole, rows, lengths: lengths)
    verdicts = asked.map { loss, parameters in
      LossVerdict(
        loss, parameters, rows, sorted, judge, known, narrowest: narrowest?.angle, inPieces)
    }
    let (byClass, groups) = (
      RowsByClass(table.labels, classes: table.classes), ClassGroups(classes: table.classes)
    )
    stage("pairs")
    pairs = PairReport(table, byClass, inverses: inverses, groups, choices, inPieces)
    stage("neighbours")
    retrieval = JudgedRetrieval(table, byClass, groups, seed: choices.seed, inPieces)
    worst = WorstRows(rows, classes: table.classes, count: choices.worst)
  }

  /// Rows are held against one prototype a class, whatever number of them a loss trains.
  private static func ofOnePrototype(
    _ name: String, _ parameters: LossParameters
  ) -> LossParameters {
    var parameters = parameters
    for each in LossRegistry.description(named: name)?.hyperparameters ?? []
    where each.option == "centers" { parameters[each.key] = 1 }
    return parameters
  }

  private static func loss(
    _ name: String, _ parameters: LossParameters
  ) throws(ConfigurationError) -> any MarginLoss {
    var configuration = Configuration()
    configuration.isJudged = true
    configuration.loss = name
    configuration.parameters = parameters
    return try configuration.validatedLoss()
  }
}

extension EmbeddingReport {
  /// Numbers of rows that the report tells quantiles of.
  public enum Angle: Sendable {
    case own, next, gap
  }

  /// A quantile of some angles and where it may lie; nil without rows.
  public func quantile(_ share: Double, of angle: Angle) -> QuantileOfRows? {
    let classes = classTitles.count
    return switch angle {
    case .own: QuantileOfRows(share, ascending: ownAngles, rows, classes: classes) { own, _ in own }
    case .next: QuantileOfRows(share, ascending: nextAngles, rows, classes: classes) { $1 }
    case .gap: QuantileOfRows(share, ascending: gaps, rows, classes: classes) { $1 - $0 }
    }
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
