import MarginLosses
import Testing

@testable import Training

/// Classes of rows and their opposites: their means are nothing.
private func opposites(classes: Int, and others: [(Float, Float, Int32)] = []) -> DataTable {
  let pairs = (0..<classes).flatMap { label -> [(Float, Float, Int32)] in
    let (x, y) = (Float(label + 1), Float(3))
    return [(x, y, Int32(label)), (-x, -y, Int32(label))]
  }
  let rows = pairs + others
  return DataTable(
    name: "t", width: 2, values: rows.flatMap { [$0.0, $0.1] }, labels: rows.map(\.2),
    classTitles: (0...(rows.map(\.2).max() ?? 0)).map { "c\($0)" })
}

@Suite struct VanishingMeansTests {
  /// "c00 taken for c00", and a nearest other prototype at 90° that does not exist.
  @Test(arguments: JudgingMeans.allCases)
  func rowsThatNoPrototypeHasADirectionForAreLeftOut(_ means: JudgingMeans) throws {
    var choices = JudgingChoices()
    (choices.means, choices.worst) = (means, 2)
    let losses = [(name: "arcface", parameters: LossParameters())]
    let report = try EmbeddingReport(opposites(classes: 12), losses: losses, choices: choices)
    #expect(report.rows.count == 0 && report.unheldCount == 24 && report.aloneCount == 0)
    #expect(report.quantile(0.5, of: .next) == nil && report.verdicts[0].accuracy == nil)
    #expect(report.worst.confusions.isEmpty && report.byClass().allSatisfy { $0.takenFor == nil })
    #expect(report.narrowestPair == nil && report.retrieval?.meanAveragePrecision != nil)
  }

  @Test func aClassWithoutAMeanIsNobodysNearest() throws {
    let table = opposites(classes: 2, and: [(9, 1, 2), (9, 2, 2), (-1, 9, 3), (-2, 9, 3)])
    let report = try EmbeddingReport(table, losses: [])
    #expect(report.rows.count == 8 && report.unheldCount == 0)
    #expect(report.rows.nearest.allSatisfy { $0 >= 2 })
    var all = JudgingChoices()
    all.means = .all
    let whole = try EmbeddingReport(table, losses: [], choices: all)
    #expect(whole.rows.count == 4 && whole.unheldCount == 4)
    #expect(whole.rows.places == [4, 5, 6, 7])
  }

  /// Rounding leaves 1e-16 of a mean, which was taken for a direction.
  @Test func aMeanOfNothingButRoundingHasNoDirection() throws {
    let directions: [(Float, Float)] = [(0.3, 1), (1, 0.7), (-0.9, 0.2)]
    let rows = directions + directions.map { (-$0.0, -$0.1) }
    let table = opposites(
      classes: 0, and: rows.map { ($0.0, $0.1, 0) } + [(9, 1, 1), (9, 2, 1), (1, 9, 2), (2, 9, 2)])
    var all = JudgingChoices()
    all.means = .all
    #expect(try EmbeddingReport(table, losses: [], choices: all).unheldCount == 6)
  }
}

/// Numbers of lengths were of rows for training too, beside those of the rows that were judged.
@Test func lengthsOfASplitAreOfTheRowsThatAreJudged() throws {
  let base = clusters(classes: 4, rows: 10...10, dimension: 4, spread: 0.3, seed: 2)
  var facts = RowFacts()
  facts.isTest = (0..<base.count).map { $0 % 2 == 0 }
  let values = base.values.enumerated().map { $0 / 4 % 2 == 0 ? 10 * $1 : $1 }
  let table = DataTable(
    name: "s", width: 4, values: values, labels: base.labels, classTitles: base.classTitles,
    rows: facts)
  let loss = (name: "adaface", parameters: LossParameters())
  let report = try EmbeddingReport(table, losses: [loss])
  let lengths = report.rows.lengths
  let mean = lengths.reduce(0, +) / Double(lengths.count)
  #expect(lengths.count == 20 && (report.normMean - mean).magnitude < 1e-9)
  let learnt = report.verdicts[0].learnt.first?.value ?? 0
  #expect((learnt - mean).magnitude < 1e-3 * mean, "\(report.verdicts[0].learnt)")
}
