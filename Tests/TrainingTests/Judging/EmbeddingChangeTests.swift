import Kernels
import MarginLosses
import Testing

@testable import Training

/// The same rows with another spread about the same centres.
private func blurred(_ spread: Double, prototypes: [Float] = []) -> DataTable {
  clusters(classes: 15, rows: 5...8, dimension: 6, spread: spread, seed: 21)
}

private func change(_ before: DataTable, _ after: DataTable) throws -> EmbeddingChange {
  let tables = try PairedTables(before, after, names: nil)
  return EmbeddingChange(
    try EmbeddingReport(tables.before, losses: []), try EmbeddingReport(tables.after, losses: []),
    worst: 3)
}

@Suite struct EmbeddingChangeTests {
  @Test func rowsThatBecameRightAndWrongAreCounted() throws {
    let (before, after) = (blurred(1.3), blurred(0.6))
    let found = try change(before, after)
    let (old, new) = (
      try EmbeddingReport(before, losses: []).rows, try EmbeddingReport(after, losses: []).rows
    )
    let better = (0..<old.count).count { old.gap($0) <= 0 && new.gap($0) > 0 }
    let worse = (0..<old.count).count { old.gap($0) > 0 && new.gap($0) <= 0 }
    #expect(better > 0 && found.overall.better == better && found.overall.worse == worse)
    let right = try #require(found.overall.share)
    #expect(
      (right.difference - Double(better - worse) / Double(old.count)).magnitude < 1e-12)
    #expect((right.interval?.low ?? 0) > 0)
    #expect(found.byClass.compactMap { $0?.better }.reduce(0, +) == better)
    let eer = try #require(found.equalError)
    #expect(eer.difference < 0 && (eer.interval?.high ?? 1) < 0)
    #expect((found.rank1?.difference ?? 0) > 0)
    let gains = (0..<old.count).map { new.gap($0) - old.gap($0) }
    #expect(found.gained.first?.gap == gains.max())
    // No row is named for a gap that grew less than others.
    #expect(found.lost.first?.gap == gains.min().flatMap { $0 < 0 ? $0 : nil })
  }

  /// The k-th row for test of one file was held against the k-th of the other.
  @Test func otherRowsForTestAreNotHeldAgainstThese() throws {
    func divided(_ table: DataTable, every: Int) -> DataTable {
      var rows = RowFacts()
      rows.isTest = table.labels.indices.map { $0 % every == 0 }
      return DataTable(
        name: table.name, width: table.width, values: table.values, labels: table.labels,
        classTitles: table.classTitles, rows: rows)
    }
    let before = divided(blurred(0.9), every: 4)
    let inBoth = before.labels.indices.count { $0 % 20 == 0 }
    #expect(throws: PairedTables.Fault.sides(inBoth: inBoth)) {
      try change(before, divided(blurred(0.8), every: 5))
    }
    let found = try change(before, divided(blurred(0.8), every: 4))
    #expect(found.overall.count == before.testRows.count)
  }

  @Test func thePairedIntervalIsNarrowerThanThoseOfTheRatesThemselves() throws {
    let (before, after) = (blurred(0.9), blurred(0.8))
    let paired = try #require(try change(before, after).equalError?.interval)
    let alone = try [before, after].map { table in
      try #require(try EmbeddingReport(table, losses: []).pairs.equalError?.rate.interval)
    }
    #expect(paired.high - paired.low < alone.map { $0.high - $0.low }.min() ?? 0)
  }

  @Test func sharesOfALossArePairedRowByRowOverallAndByClass() throws {
    let (before, after) = (blurred(0.9), blurred(0.7))
    let losses = [(name: "arcface", parameters: LossParameters(["m": 0.3]))]
    let reports = try [before, after].map { try EmbeddingReport($0, losses: losses) }
    let found = EmbeddingChange(reports[0], reports[1], worst: 0)
    let loss = try #require(found.losses.first)
    func meets(_ report: EmbeddingReport, _ row: Int) -> Bool {
      Double.cos(min(report.rows.ownAngles[row] + 0.3, .pi))
        > Double.cos(report.rows.nextAngles[row])
    }
    let rows = 0..<reports[0].rows.count
    let better = rows.count { !meets(reports[0], $0) && meets(reports[1], $0) }
    #expect(better > 0 && loss.met.better == better)
    #expect(loss.met.worse == rows.count { meets(reports[0], $0) && !meets(reports[1], $0) })
    #expect(loss.met.share?.before == reports[0].verdicts[0].withMargin)
    #expect(loss.met.share?.after == reports[1].verdicts[0].withMargin)
    #expect(loss.metByClass.compactMap { $0?.better }.reduce(0, +) == better)
    let interval = try #require(loss.met.share?.interval)
    let alone = reports.compactMap { $0.verdicts[0].met.interval }.map { $0.high - $0.low }
    #expect(interval.low > 0 && interval.high - interval.low < alone.reduce(0, +))
  }

  @Test func whatDecidesOfAMarginIsTheSmallerOfRoomAndWhatMostRowsMeet() throws {
    func verdict(_ spread: Double) throws -> LossVerdict {
      // Of so many classes the nearest two have few of the rows.
      let table = clusters(classes: 80, rows: 5...5, dimension: 6, spread: spread, seed: 21)
      return try EmbeddingReport(
        table, losses: [(name: "arcface", parameters: LossParameters(["m": 0.3]))]
      ).verdicts[0]
    }
    let tight = try verdict(0.001)
    #expect(tight.marginGuide == .room && (tight.guidingMargin ?? 0) >= (tight.limit ?? 9))
    let wider = try verdict(0.1)
    #expect(wider.marginGuide == .met && (wider.guidingMargin ?? 9) < (wider.limit ?? 0))
    let plain = try EmbeddingReport(
      blurred(0.5), losses: [(name: "normface", parameters: LossParameters())])
    #expect(plain.verdicts[0].marginGuide == nil)
  }

  @Test func nothingChangesBetweenATableAndItself() throws {
    let found = try change(blurred(0.9), blurred(0.9))
    #expect(found.overall.better == 0 && found.overall.worse == 0)
    #expect(found.equalError?.difference == 0)
    for each in [found.equalError, found.rank1, found.meanAveragePrecision] {
      #expect(each?.interval == ConfidenceInterval(low: 0, high: 0))
    }
    let rows = try #require(found.overall.share?.interval)
    #expect(rows.low < 0 && rows.high > 0)
    #expect(found.gained.isEmpty && found.lost.isEmpty)
  }

  @Test func whatNeitherTableTellsForCertainIsNotToldOfTheirDifference() throws {
    let reports = try [1.1, 0.7].map { spread in
      // Three classes of many rows among many of one.
      let many = clusters(classes: 3, rows: 20...20, dimension: 6, spread: spread, seed: 3)
      let few = clusters(classes: 9, rows: 1...1, dimension: 6, spread: spread, seed: 4)
      return try EmbeddingReport(
        DataTable(
          name: "t", width: 6, values: many.values + few.values,
          labels: many.labels + few.labels.map { $0 + 3 },
          classTitles: (0..<12).map { "c\($0)" }), losses: [])
    }
    for report in reports {
      #expect(report.pairs.refusal?.hasPrefix("3 classes of two rows or more") == true)
      #expect(report.pairs.equalError != nil && report.pairs.equalError?.rate.interval == nil)
    }
    let found = EmbeddingChange(reports[0], reports[1], worst: 0)
    for each in [found.equalError, found.rank1, found.meanAveragePrecision] {
      #expect(each != nil && each?.interval == nil)
    }
  }

  @Test func namesPairRowsInAnyOrderAndLeaveOutThoseOfOneTable() throws {
    func table(_ rows: [(String, Float, Int32)], _ titles: [String]) -> DataTable {
      DataTable(
        name: "t", width: 2, values: rows.flatMap { [$0.1, 1] }, labels: rows.map { $0.2 },
        classTitles: titles)
    }
    let before = table([("a", 1, 0), ("b", 2, 1), ("c", 3, 1), ("d", 4, 0)], ["x", "y"])
    let after = table([("d", 40, 1), ("z", 0, 2), ("b", 20, 0), ("a", 10, 1)], ["y", "x", "q"])
    let names = (["a", "b", "c", "d"], ["d", "z", "b", "a"])
    let paired = try PairedTables(before, after, names: names)
    #expect(paired.places.map { $0.before } == [0, 1, 3])
    #expect(paired.places.map { $0.after } == [3, 2, 0])
    #expect(paired.left.before.rows == 1 && paired.left.before.classes == 0)
    #expect(paired.left.after.rows == 1 && paired.left.after.classes == 1)
    #expect(paired.after.values == [10, 1, 20, 1, 40, 1])
    #expect(paired.after.labels == paired.before.labels && paired.after.classTitles == ["x", "y"])
    #expect(throws: PairedTables.Fault.repeated(name: "a", isAfter: true)) {
      try PairedTables(before, after, names: (names.0, ["a", "z", "b", "a"]))
    }
    #expect(throws: PairedTables.Fault.classes(before: 0, after: 2)) {
      try PairedTables(before, after, names: (names.0, ["d", "z", "a", "b"]))
    }
    #expect(throws: PairedTables.Fault.counts(4, 3)) {
      try PairedTables(
        before, table([("a", 1, 0), ("b", 2, 1), ("c", 3, 1)], ["x", "y"]), names: nil)
    }
  }

  /// Rows scaled to length 1 had gaps that "grew the most: 0°".
  @Test func whatOnlyRoundingMovesIsNotNamed() throws {
    let before = blurred(0.9)
    let lengths = RowLengths.of(before.values, dimension: 6)
    let after = DataTable(
      name: "t", width: 6,
      values: before.values.enumerated().map { $1 / Float(lengths[$0 / 6]) },
      labels: before.labels, classTitles: before.classTitles)
    let found = try change(before, after)
    #expect(found.gained.isEmpty && found.lost.isEmpty)
  }
}
