import Kernels
import MarginLosses
import Testing

@testable import Training

/// Classes that hardly differ, three rows of each to learn from and one for test: a mean flatters the rows
/// that it has seen.
private func table(classes: Int = 40, width: Int = 24) -> DataTable {
  var generator = SeededGenerator(seed: 9)
  let count = 4 * classes
  var rows = RowFacts()
  rows.isTest = (0..<count).map { $0 >= 3 * classes }
  return DataTable(
    name: "split.npz", width: width,
    values: (0..<count * width).map { _ in Float(generator.normal()) },
    labels: (0..<count).map { Int32($0 % classes) }, classTitles: (0..<classes).map { "c\($0)" },
    rows: rows)
}

@Suite struct SplitNumbersTests {
  @Test(arguments: ["arcface", "cosface", "normface"])
  func numbersOfJudgedEmbeddingsAreOfTheRowsForTestAsJudgeSays(_ loss: String) throws {
    let table = table()
    var parameters = LossParameters()
    parameters["m"] = 0.1
    parameters["s"] = 16
    var configuration = Configuration.judging(table.withMeans())
    (configuration.loss, configuration.parameters) = (loss, parameters)
    let set = try Session(configuration).snapshot().training
    let verdict = try #require(
      EmbeddingReport(table, losses: [(loss, parameters)]).verdicts.first)
    #expect(set.count == 160 && set.counted.count == 40)
    #expect(set.accuracy?.asUsed == verdict.accuracy)
    #expect(set.accuracy?.withMargin == verdict.withMargin)
    #expect(try #require(set.accuracy).asUsed < 0.5)
  }

  @Test func withoutPrototypesTheMeansHaveNotSeenTheRowsForTestEither() throws {
    let table = table()
    var configuration = Configuration.judging(table)
    configuration.loss = "triplet"
    let accuracy = try #require(Session(configuration).snapshot().training.accuracy)
    let verdict = try #require(
      EmbeddingReport(table, losses: [("normface", LossParameters())]).verdicts.first)
    #expect(accuracy.asUsed < 0.5 && (accuracy.nearestNeighbour ?? 1) < 0.5)
    #expect((accuracy.asUsed - (verdict.accuracy ?? 1)).magnitude < 0.2)
  }

  @Test func classMeansOfHeldOutRowsAreRightAsJudgeSays() throws {
    let table = table()
    var configuration = Configuration()
    configuration.data = TableData.name
    configuration.table = table
    configuration.classes = table.classes
    configuration.encoder = .none
    configuration.dimension = table.width
    let verdict = try #require(
      EmbeddingReport(table, losses: [("arcface", LossParameters())]).verdicts.first)
    #expect(try Session(configuration).snapshot().accuracyByClassMeans == verdict.accuracy)
  }
}
