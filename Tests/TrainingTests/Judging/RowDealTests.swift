import Kernels
import MarginLosses
import Testing

@testable import Training

/// The same rows in another order, of classes in another.
private func shuffled(_ table: DataTable, _ order: [Int], classes: [Int]) -> DataTable {
  let width = table.width
  return DataTable(
    name: "t", width: width,
    values: order.flatMap { table.values[$0 * width..<($0 + 1) * width] },
    labels: order.map { Int32(classes[Int(table.labels[$0])]) }, classTitles: table.classTitles)
}

/// Each row so many times, one after the other.
private func repeated(_ table: DataTable, _ times: Int) -> DataTable {
  shuffled(
    table, (0..<table.count).flatMap { Array(repeating: $0, count: times) },
    classes: Array(0..<table.classes))
}

@Suite struct RowDealTests {
  /// Ten frames of a clip were one in each group, so that all groups were alike.
  @Test func neitherTheOrderOfRowsNorThatOfClassesDealsThem() {
    let table = repeated(
      clusters(classes: 5, rows: 13...19, dimension: 4, spread: 0.5, seed: 3), 10)
    let deal = RowDeal(table).groupOf
    var generator = SeededGenerator(seed: 8)
    let order = generator.permutation(of: table.count)
    let other = RowDeal(shuffled(table, order, classes: [3, 0, 4, 1, 2])).groupOf
    #expect(other == order.map { deal[$0] })
    for row in 0..<table.count { #expect(deal[row] == deal[row / 10 * 10]) }
    // Of every class a tenth of the rows that differ, to one.
    let byClass = RowsByClass(table.labels, classes: 5)
    for label in 0..<5 {
      let rows = byClass.order[byClass.starts[label]..<byClass.starts[label + 1]]
      let sizes = (0..<UInt8(RowGroups.count)).map { group in
        rows.count { deal[Int($0)] == group } / 10
      }
      let (least, most) = (sizes.min() ?? 0, sizes.max() ?? 9)
      #expect(most - least <= 1, "\(sizes)")
    }
    let all = (0..<UInt8(RowGroups.count)).map { group in deal.count { $0 == group } / 10 }
    #expect((all.max() ?? 9) - (all.min() ?? 0) <= 1, "\(all)")
  }

  @Test func intervalsAreThoseOfTheSameRowsInAnotherOrder() throws {
    let table = repeated(
      clusters(classes: 5, rows: 13...19, dimension: 3, spread: 0.8, seed: 5), 3)
    var generator = SeededGenerator(seed: 1)
    let turned = shuffled(
      table, generator.permutation(of: table.count), classes: [4, 2, 0, 3, 1])
    let losses = [(name: "cosface", parameters: LossParameters(["m": 0.1]))]
    let reports = try [table, turned].map { try EmbeddingReport($0, losses: losses) }
    func ends(_ report: EmbeddingReport) throws -> [Double] {
      let angles = try #require(report.quantile(0.5, of: .own)?.interval)
      let met = try #require(report.verdicts[0].met.interval)
      let found = try #require(report.verdicts[0].right.interval)
      return [angles, met, found].flatMap { [$0.low, $0.high] }
    }
    let (first, second) = (try ends(reports[0]), try ends(reports[1]))
    for (one, other) in zip(first, second) { #expect((one - other).magnitude < 1e-9) }
    #expect(first[1] > first[0] + 0.01 && first[3] > first[2] + 0.01)
  }

  /// What is left out of both must be the same rows, or their noise does not cancel.
  @Test func rowsThatAreHeldAgainstWhatTheyWereAreDealtAsThey() throws {
    let tables = [0.8, 0.7].map {
      clusters(classes: 5, rows: 13...19, dimension: 3, spread: $0, seed: 5)
    }
    let losses = [(name: "cosface", parameters: LossParameters(["m": 0.1]))]
    let before = try EmbeddingReport(tables[0], pairedWith: tables[1], losses: losses)
    #expect(
      RowDeal(tables[0], pairedWith: tables[1]).groupOf
        == RowDeal(tables[1], pairedWith: tables[0]).groupOf)
    func width(_ after: EmbeddingReport) throws -> Double {
      let share = EmbeddingChange(before, after, worst: 0).losses[0].met.share
      let interval = try #require(share?.interval)
      return interval.high - interval.low
    }
    let paired = try width(EmbeddingReport(tables[1], pairedWith: tables[0], losses: losses))
    #expect(try paired < width(EmbeddingReport(tables[1], losses: losses)))
  }
}
