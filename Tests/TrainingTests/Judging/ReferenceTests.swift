import Foundation
import Testing

@testable import Training

/// What scikit-learn, pytorch-metric-learning and numpy say of a table; `Fixtures/judging.py` made them.
private struct Reference: Decodable {
  var dimension: Int
  var embeddings: [Float]
  var labels: [Int32]
  var eer: Double
  var tar: [Double]
  var cosines: [Double]
  var rank1: Double
  var map: Double
  var own: [Double]
  var nearest: [Double]

  static func all() throws -> [Reference] {
    let url = Bundle.module.url(
      forResource: "judging", withExtension: "json", subdirectory: "Fixtures")
    return try JSONDecoder().decode([Reference].self, from: Data(contentsOf: try #require(url)))
  }

  var table: DataTable {
    DataTable(
      name: "reference", width: dimension, values: embeddings, labels: labels,
      classTitles: (0...(labels.max() ?? 0)).map { "\($0)" })
  }
}

@Test func exactPairsAgreeWithScikitLearnAndPytorchMetricLearning() throws {
  for reference in try Reference.all() {
    let table = reference.table
    let rows = RowsByClass(table.labels, classes: table.classes)
    let inverses = RowLengths.of(table.values, dimension: table.width).map { 1 / $0 }
    func chords(_ kind: PairPlan.Kind) -> [Float] {
      PairChords(
        PairPlan(rows, kind, seed: 1), OrderedRows(table, rows, inverses: inverses), serially
      ).values
    }
    let rates = try #require(PairRates(same: chords(.same), different: chords(.different)))
    #expect((rates.equalError.rate - reference.eer).magnitude < 1e-9)
    for (index, far) in PairReport.usual.enumerated() {
      let point = rates.point(atFalseAcceptance: far)
      #expect((point.trueAcceptance - reference.tar[index]).magnitude < 1e-9, "\(far)")
      guard reference.cosines[index].isFinite, let chord = point.threshold?.accepted else {
        continue
      }
      #expect((1 - chord / 2 - reference.cosines[index]).magnitude < 1e-6)
    }
    let report = try EmbeddingReport(table, losses: [])
    #expect(report.pairs.equalError?.rate.point.rate == rates.equalError.rate)
    let retrieval = try #require(report.retrieval)
    #expect((retrieval.rank1.value - reference.rank1).magnitude < 1e-9)
    #expect((retrieval.meanAveragePrecision.value - reference.map).magnitude < 1e-9)
  }
}

@Test func anglesAgreeWithNumPyToAHundredThousandthOfADegree() throws {
  for reference in try Reference.all() {
    let rows = try EmbeddingReport(reference.table, losses: []).rows
    #expect(rows.count == reference.labels.count)
    for row in 0..<rows.count {
      #expect((rows.ownAngles[row] * 180 / .pi - reference.own[row]).magnitude < 1e-5)
      #expect((rows.nextAngles[row] * 180 / .pi - reference.nearest[row]).magnitude < 1e-5)
    }
  }
}
