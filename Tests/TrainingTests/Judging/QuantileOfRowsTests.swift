import Testing

@testable import Training

/// Rows of one class, whose prototype is where they are; the nearest other one is further the later they come,
/// and without every second group it is further by 0.3 rad, else nearer.
private func rows(_ count: Int) -> JudgedRows {
  var rows = JudgedRows()
  rows.labels = [Int32](repeating: 0, count: count)
  rows.ownAngles = [Double](repeating: 0, count: count)
  rows.nextAngles = (0..<count).map { 1 + 0.001 * Double($0) }
  let all: UInt16 = 1 << UInt16(RowGroups.count) - 1
  rows.redrawing = .groups(
    RowGroups(
      present: [UInt16](repeating: all, count: count), used: all,
      own: [Float](repeating: 0, count: count * RowGroups.count),
      next: rows.nextAngles.flatMap { next in
        (0..<RowGroups.count).map { Float($0 % 2 == 0 ? next + 0.3 : next - 0.3) }
      }))
  return rows
}

@Suite struct QuantileOfRowsTests {
  /// Whatever lay on both sides of the quantile was told to lie below it without no group at all.
  @Test func whatTheMeansMoveAcrossAQuantileWidensIt() throws {
    let rows = rows(200)
    func median(_ number: @escaping (Double, Double) -> Double) throws -> QuantileOfRows {
      let numbers = (0..<rows.count).map { number(rows.ownAngles[$0], rows.nextAngles[$0]) }
      return try #require(
        QuantileOfRows(0.5, ascending: numbers.ascending(), rows, classes: 1, number))
    }
    // Half of the groups have all rows below: that is as good as no number at all.
    #expect(try median { $1 }.interval == nil)
    #expect(try median { $1 - $0 }.interval == nil)
    var still = rows
    still.redrawing = .rows
    #expect(
      QuantileOfRows(0.5, ascending: still.nextAngles, still, classes: 1) { $1 }?.interval != nil)
  }

  @Test func intervalsOfGapsCoverWhereMeansMove() throws {
    let draws = try (0..<40).map { draw in
      try EmbeddingReport(
        clusters(
          classes: 5, rows: 40...40, dimension: 24, spread: 2, seed: 4, rowSeed: UInt64(draw)),
        losses: [])
    }
    for (share, angle) in [(0.25, EmbeddingReport.Angle.gap), (0.5, .next)] {
      let found = draws.compactMap { $0.quantile(share, of: angle) }
      let truth = found.reduce(0) { $0 + $1.value } / Double(found.count)
      let covered = found.count {
        ($0.interval?.low ?? 9) <= truth && truth <= ($0.interval?.high ?? -9)
      }
      #expect(covered >= 37, "\(covered) of 40, \(angle)")
      // Rows that means move across the edge are not counted twice: they were 1.6 times as wide as they vary.
      let squares = found.reduce(0) { $0 + ($1.value - truth) * ($1.value - truth) }
      let widths = found.compactMap(\.interval).reduce(0) { $0 + $1.high - $1.low }
      let told = widths / 40 / 2 / ConfidenceInterval.normalReach
      let ratio = told / (squares / 39).squareRoot()
      #expect((0.95...1.4).contains(ratio), "\(ratio), \(angle)")
    }
  }

  /// Of fewer rows than 72 none lies beyond the true 95 % point more often than 25 times of 1000.
  @Test func theTailOfRowsIsBoundedWhereOneOfThemLiesBeyondIt() throws {
    func interval(_ count: Int) throws -> ConfidenceInterval? {
      var rows = rows(count)
      rows.redrawing = .rows
      return try #require(
        QuantileOfRows(0.95, ascending: rows.nextAngles, rows, classes: 1) { $1 }
      ).interval
    }
    #expect(try interval(60) == nil)
    // The binomial's 2.5 and 97.5 per cent of 1000 rows at 5 % are 37 and 64.
    let found = try #require(try interval(1000))
    #expect((found.low - (1 + 0.936)).magnitude < 1.5e-3, "\(found)")
    #expect((found.high - (1 + 0.963)).magnitude < 1.5e-3, "\(found)")
  }
}
