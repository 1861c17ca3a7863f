import Kernels
import MarginLosses
import Testing

@testable import Training

private let cosface = [(name: "cosface", parameters: LossParameters(["m": 0.1]))]

/// Each row so many times, beside prototypes or not.
private func table(times: Int, spread: Double = 0.9, hasPrototypes: Bool = true) -> DataTable {
  let once = clusters(
    classes: 3, rows: 9...14, dimension: 3, spread: 0.9, seed: 5, rowSeed: UInt64(10 * spread))
  return DataTable(
    name: "t", width: 3,
    values: (0..<once.count).flatMap { row in
      (0..<times).flatMap { _ in once.values[3 * row..<3 * row + 3] }
    }, labels: once.labels.flatMap { Array(repeating: $0, count: times) },
    classTitles: once.classTitles, prototypes: hasPrototypes ? [1, 0, 0, 0, 1, 0, 0, 0, 1] : [])
}

@Suite struct CopiedRowsTests {
  /// Twelve rows ten times over were told as sure as 120.
  @Test(arguments: [2, 10])
  func copiesTellNoMoreThanTheirFirst(_ times: Int) throws {
    let reports = try [1, times].map { try EmbeddingReport(table(times: $0), losses: cosface) }
    func intervals(_ report: EmbeddingReport) throws -> [ConfidenceInterval] {
      let verdict = report.verdicts[0]
      let ofClass = try #require(verdict.met.ofClass(1))
      return [
        try #require(verdict.right.interval), try #require(verdict.met.interval), ofClass.interval,
      ]
    }
    for (one, many) in zip(try intervals(reports[0]), try intervals(reports[1])) {
      #expect((one.low - many.low).magnitude < 1e-9 && (one.high - many.high).magnitude < 1e-9)
    }
  }

  @Test func copiesOfTwoFilesTellNoMoreOfTheirDifference() throws {
    let changes = try [1, 10].map { times in
      let reports = try [0.9, 0.6].map {
        try EmbeddingReport(table(times: times, spread: $0), losses: cosface)
      }
      return EmbeddingChange(reports[0], reports[1], worst: 0)
    }
    let shares = try changes.map { try #require($0.losses[0].met.share?.interval) }
    #expect((shares[0].low - shares[1].low).magnitude < 1e-9)
    #expect((shares[0].high - shares[1].high).magnitude < 1e-9)
  }

  @Test func aShareOfAllIsBoundedByTheRowsThatDiffer() {
    let labels = [Int32](repeating: 0, count: 40)
    let found = ShareOfRows(
      of: labels, classes: 1, .rows, copies: [Int32](repeating: 10, count: 40)
    ) { _ in Holding(true) }
    #expect(found.interval == .wilson(1, of: 4))
    #expect(found.ofClass(0)?.interval == .wilson(1, of: 4))
  }

  /// Of ten groups as many say something as have rows.
  @Test func groupsWithoutRowsSayNothing() throws {
    let few = DataTable(
      name: "t", width: 2, values: [1, 0, 1, 0.5, 0, 1, 0.9, 1, 1, 0.1, 0.2, 1],
      labels: [0, 0, 1, 1, 0, 1], classTitles: ["a", "b"])
    let verdict = try EmbeddingReport(few, losses: cosface).verdicts[0]
    #expect(verdict.right.spread.reach >= ConfidenceInterval.studentReach(freedom: 5))
  }

  /// The deal of a file was another beside itself.
  @Test func besideItselfAFileHasTheIntervalsThatItHasAlone() throws {
    let own = table(times: 1, hasPrototypes: false)
    #expect(RowDeal(own).groupOf == RowDeal(own, pairedWith: own).groupOf)
  }
}
