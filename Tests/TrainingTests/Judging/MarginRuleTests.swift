import Kernels
import MarginLosses
import Testing

@testable import Training

/// Rows that are judged beside given prototypes meet a margin where the loss itself says so.
@Suite struct MarginRuleTests {
  /// Half of them met m 0 by the last digits of their means.
  @Test(arguments: [1, 1 + 1e-12, 1 + 1e-6])
  func rowsThatTieMeetNoMargin(_ next: Double) {
    let sorted = SortedAngles([1], [MarginRule.rival(own: 1, next: next)])
    let share = sorted.share { Double.cos($0) }
    #expect(share == (MarginRule.isRight(own: 1, next: next) ? 1 : 0))
  }

  @Test(arguments: LossRegistry.beyond.map { $0.description.name }, [2, 5])
  func judgedRowsMeetTheMarginWhereTheLossSaysSo(_ name: String, _ dimension: Int) throws {
    let type = try #require(LossRegistry.named(name))
    var generator = SeededGenerator(seed: 8)
    func unit() -> [Float] {
      let row = (0..<dimension).map { _ in Float(generator.normal()) }
      let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return row.map { $0 / length }
    }
    let prototypes = (0..<5).flatMap { _ in unit() }
    let table = lengthened(
      clusters(
        classes: 5, rows: 40...40, dimension: dimension, spread: 0.6, seed: 4,
        prototypes: prototypes))
    var parameters = LossParameters()
    for each in type.description.hyperparameters where !each.isOptional {
      parameters[each.key] = each.laboratoryDefault
    }
    if parameters["K"] != nil { parameters["K"] = 1 }
    let report = try EmbeddingReport(table, losses: [(name, parameters)])
    let (rows, verdict) = (report.rows, try #require(report.verdicts.first))
    let ownCosine = rows.ownAngles.reduce(0) { $0 + Double.cos($1) } / Double(rows.count)
    let loss = type.init(parameters).started(classes: 5).settled(ownCosine: ownCosine)
      .judging(lengths: RowLengths.of(table.values, dimension: dimension))
    // Where distances decide, angles do not tell.
    guard loss.isOfAngles else { return }
    let judgements = loss.judge(
      LossBatch(
        embeddings: table.values, labels: table.labels, prototypes: prototypes,
        dimension: dimension))
    #expect(Set(judgements.map(\.meetsMargin)).count == 2, "rows on both sides")
    for (row, judgement) in judgements.enumerated() {
      #expect(verdict.isMet(row).asIs == judgement.meetsMargin, "\(row)")
    }
  }

  /// Judged rows and a session that judges them say the same, of what is learnt of rows too.
  @Test(arguments: ["magface", "adaface", "curricularface"])
  func aSessionThatJudgesSaysTheSameAsTheReport(_ name: String) throws {
    let (table, parameters) = try judged(name)
    var configuration = Configuration.judging(table)
    (configuration.loss, configuration.parameters) = (name, parameters)
    var session = try Session(configuration)
    let verdict = try #require(
      try EmbeddingReport(table, losses: [(name, parameters)]).verdicts.first)
    func told() -> [Bool] { session.snapshot().training.judgements.map(\.meetsMargin) }
    let met = table.labels.indices.map { verdict.isMet($0).asIs }
    #expect(told() == met && Set(met).count == 2)
    session.change(loss: "cosface", parameters: LossParameters())
    session.change(loss: name, parameters: parameters)
    #expect(told() == met)
  }

  @Test(arguments: ["magface", "adaface"])
  func soManyRowsMeetTheMarginThatIsToldAtTheirOwnLengths(_ name: String) throws {
    let (table, parameters) = try judged(name)
    func verdict(_ parameters: LossParameters) throws -> LossVerdict {
      try #require(try EmbeddingReport(table, losses: [(name, parameters)]).verdicts.first)
    }
    let all = try verdict(parameters)
    let key = try #require(all.description.marginKey)
    let (share, told) = try #require(all.metMargins.first)
    let margin = try #require(told)
    #expect(margin > 0 && margin < 3)
    func met(_ margin: Double) throws -> Double {
      var other = parameters
      other[key] = margin
      return try #require(try verdict(other).withMargin)
    }
    #expect(try met(margin - 1e-4) >= share)
    #expect(try met(margin + 1e-4) < share)
  }

  @Test func theRoomOfAMarginThatFollowsLengthIsThatOfTheMeanLength() throws {
    let (table, parameters) = try judged("magface")
    let report = try EmbeddingReport(table, losses: [("magface", parameters)])
    let verdict = try #require(report.verdicts.first)
    #expect(((verdict.limitNorm ?? 0) - report.normMean).magnitude < 1e-9)
    var other = parameters
    other["u_m"] = verdict.limit
    #expect(verdict.limit != nil)
    let margin = MagFace(other).margin(norm: report.normMean).value
    #expect((margin - (try #require(report.narrowestPair)).angle).magnitude < 1e-6)
  }

  private func judged(_ name: String) throws -> (DataTable, LossParameters) {
    var parameters = LossParameters()
    let description = try #require(LossRegistry.description(named: name))
    for each in description.hyperparameters { parameters[each.key] = each.laboratoryDefault }
    var generator = SeededGenerator(seed: 4)
    func row(_ place: Int, _ blur: Double) -> [Float] {
      let angle = 2 * Double.pi * Double(place % 5) / 5 + blur * generator.normal()
      return [Float(Double.cos(angle)), Float(Double.sin(angle))]
    }
    let table = lengthened(
      DataTable(
        name: "spokes", width: 2, values: (0..<200).flatMap { row($0, 0.25) },
        labels: (0..<200).map { Int32($0 % 5) }, classTitles: (0..<5).map { "\($0)" },
        prototypes: (0..<5).flatMap { row($0, 0) }))
    return (table, parameters)
  }
}

/// The same rows, each of another length.
private func lengthened(_ table: DataTable) -> DataTable {
  let values = table.values.indices.map { table.values[$0] * Float(1 + $0 / table.width % 7) / 2 }
  return DataTable(
    name: table.name, width: table.width, values: values, labels: table.labels,
    classTitles: table.classTitles, prototypes: table.prototypes)
}
