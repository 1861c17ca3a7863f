import Kernels
import MarginLosses
import Testing

@testable import Training

/// Rows that are judged beside given prototypes meet a margin where the loss itself says so.
@Suite struct MarginRuleTests {
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
    let table = clusters(
      classes: 5, rows: 40...40, dimension: dimension, spread: 0.6, seed: 4,
      prototypes: prototypes)
    var parameters = LossParameters()
    for each in type.description.hyperparameters where !each.isOptional {
      parameters[each.key] = each.laboratoryDefault
    }
    if parameters["K"] != nil { parameters["K"] = 1 }
    let report = try EmbeddingReport(table, losses: [(name, parameters)])
    let (rows, verdict) = (report.rows, try #require(report.verdicts.first))
    let ownCosine = rows.ownAngles.reduce(0) { $0 + Double.cos($1) } / Double(rows.count)
    let loss = type.init(parameters).settled(ownCosine: ownCosine)
    // Where distances decide, or the margin follows the length, angles alone do not tell.
    guard loss.isOfAngles, (loss as? any OwnLogits)?.dependsOnNorm != true else { return }
    let judgements = loss.judge(
      LossBatch(
        embeddings: table.values, labels: table.labels, prototypes: prototypes,
        dimension: dimension))
    #expect(Set(judgements.map(\.meetsMargin)).count == 2, "rows on both sides")
    for (row, judgement) in judgements.enumerated() {
      #expect(verdict.isMet(row).asIs == judgement.meetsMargin, "\(row)")
    }
  }
}
