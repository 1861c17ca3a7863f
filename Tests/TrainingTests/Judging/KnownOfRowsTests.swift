import Kernels
import MarginLosses
import Testing

@testable import Training

private func verdict(
  _ table: DataTable, _ name: String, _ numbers: [String: Double] = [:]
) throws -> LossVerdict {
  try #require(
    try EmbeddingReport(table, losses: [(name, LossParameters(numbers))]).verdicts.first)
}

/// The same rows with so many of each class, classes in another order.
private func reversed(_ table: DataTable) -> DataTable {
  DataTable(
    name: table.name, width: table.width, values: table.values,
    labels: table.labels.map { Int32(table.classes - 1) - $0 },
    classTitles: table.classTitles)
}

/// Sizes of classes were invented by the order of their names, and a bias was that of ten classes.
@Suite struct KnownOfRowsTests {
  @Test(arguments: ["ldam", "arcface_class"])
  func whatClassesAreCalledChangesNothing(_ loss: String) throws {
    for rows in [20...20, 4...40] {
      let table = clusters(classes: 4, rows: rows, dimension: 3, spread: 0.6, seed: 5)
      let (one, other) = (try verdict(table, loss), try verdict(reversed(table), loss))
      #expect(one.withMargin == other.withMargin && one.metMargins.count == 4)
      #expect(zip(one.metMargins, other.metMargins).allSatisfy { $0.margin == $1.margin })
    }
  }

  @Test func aClassIsAskedByItsOwnSize() throws {
    let table = clusters(classes: 3, rows: 4...40, dimension: 3, spread: 0.6, seed: 5)
    let counts = (0..<3).map { label in Double(table.labels.count { $0 == label }) }
    let margins = ClosedForms.ldamMargins(counts: counts, largest: 0.3)
    let found = try verdict(table, "ldam", ["max_m": 0.3])
    #expect(found.learnt.map(\.value) == [counts.min(), counts.max()])
    let rows = try EmbeddingReport(table, losses: []).rows
    for row in 0..<rows.count {
      let lead =
        Double.cos(rows.ownAngles[row]) - margins[Int(rows.labels[row])]
        - Double.cos(rows.nextAngles[row])
      #expect(found.isMet(row).asIs == (lead > 0) || lead.magnitude < 1e-9)
    }
    #expect(try verdict(table, "ldam", ["max_m": 0.3, "growth": 1]).learnt.isEmpty)
  }

  @Test func ofASplitTheRowsForTrainingTellTheSizes() throws {
    let table = clusters(classes: 2, rows: 30...30, dimension: 3, spread: 0.6, seed: 5)
    var rows = RowFacts()
    rows.isTest = table.labels.indices.map { $0 % 3 == 0 && table.labels[$0] == 0 }
    rows.isTest[59] = true
    let split = DataTable(
      name: "s", width: 3, values: table.values, labels: table.labels, classTitles: ["a", "b"],
      rows: rows)
    let counts = (0..<2).map { label in
      Double(table.labels.indices.count { table.labels[$0] == label && !rows.isTest[$0] })
    }
    #expect(try verdict(split, "ldam").learnt.map(\.value) == counts.sorted())
  }

  @Test(arguments: ["uniface", "sphereface2"], [3, 30])
  func theBiasIsThatOfTheClassesThereAre(_ name: String, _ classes: Int) throws {
    let table = clusters(classes: classes, rows: 5...5, dimension: 4, spread: 0.4, seed: 2)
    let type = try #require(LossRegistry.named(name))
    let loss = type.init(LossParameters()).started(classes: classes)
    let report = try EmbeddingReport(table, losses: [(name, LossParameters())])
    let rule = MarginRule(loss, classes: classes)
    let verdict = try #require(report.verdicts.first)
    for row in 0..<report.rows.count {
      #expect(verdict.isMet(row).asIs == rule.isMet(row, of: report.rows))
    }
  }

  /// The bias that training starts from is made of m, and stood while m was turned.
  @Test func soManyRowsMeetTheMarginThatIsToldThoughTheBiasIsMadeOfIt() throws {
    let table = clusters(classes: 4, rows: 30...30, dimension: 3, spread: 0.5, seed: 3)
    let all = try verdict(table, "sphereface2")
    for (share, told) in all.metMargins {
      guard let margin = told, margin < 2 else { continue }
      #expect(try #require(try verdict(table, "sphereface2", ["m": margin]).withMargin) >= share)
      let beyond = try verdict(table, "sphereface2", ["m": margin + 1e-4])
      #expect(try #require(beyond.withMargin) < share)
    }
    #expect(all.metMargins.contains { $0.margin != nil })
    let other = try verdict(table, "sphereface2", ["m": 0.7])
    #expect(zip(all.metMargins, other.metMargins).allSatisfy { $0.margin == $1.margin })
  }

  @Test func rowsAreHeldAgainstOneCentre() throws {
    let table = clusters(classes: 4, rows: 30...30, dimension: 3, spread: 0.5, seed: 3)
    let (several, one) = (
      try verdict(table, "soft_triple", ["K": 10]), try verdict(table, "soft_triple", ["K": 1])
    )
    #expect(several.metMargins.count == 4 && several.parameters["K"] == 1)
    #expect(several.met.interval == one.met.interval)
  }
}
