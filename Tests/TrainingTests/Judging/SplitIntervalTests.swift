import Kernels
import MarginLosses
import Testing

@testable import Training

/// Rows for training, so many a class, behind those for test.
private func divided(training: Int, seed: UInt64) -> DataTable {
  let tables = [20, training].enumerated().map { side, rows in
    clusters(
      classes: 5, rows: rows...rows, dimension: 8, spread: 1.2, seed: 4,
      rowSeed: 2 * seed + UInt64(side))
  }
  var rows = RowFacts()
  rows.isTest = (0..<tables[0].count + tables[1].count).map { $0 < tables[0].count }
  return DataTable(
    name: "t", width: 8, values: tables.flatMap(\.values), labels: tables.flatMap(\.labels),
    classTitles: tables[0].classTitles, rows: rows)
}

@Suite struct SplitIntervalTests {
  /// Three rows made each mean, and intervals took these for the truth.
  @Test func meansOfRowsForTrainingAreDrawnAsWell() throws {
    let losses = [(name: "normface", parameters: LossParameters())]
    let draws = try (0..<40).map {
      try EmbeddingReport(divided(training: 3, seed: UInt64($0)), losses: losses)
    }
    let shares = draws.compactMap(\.verdicts[0].accuracy)
    let truth = shares.reduce(0, +) / Double(shares.count)
    let covered = draws.count {
      let interval = $0.verdicts[0].right.interval
      return (interval?.low ?? 9) <= truth && truth <= (interval?.high ?? -9)
    }
    #expect(covered >= 37, "\(covered) of 40")
  }

  @Test func rowsForTrainingAreDealtOverTheGroupsByThemselves() {
    let table = divided(training: 4, seed: 1)
    let deal = RowDeal(table).groupOf
    for label in 0..<Int32(5) {
      let groups = table.trainingRows.filter { table.labels[$0] == label }.map { deal[$0] }
      #expect(groups.count == 4 && Set(groups).count == 4)
    }
  }
}
