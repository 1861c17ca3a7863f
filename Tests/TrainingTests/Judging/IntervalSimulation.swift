import Foundation
import Kernels

@testable import Training

/// Embeddings drawn again and again from one law of classes, whose true rates are known, to see how
/// often intervals hold them.
///
/// Classes have random centres in 16 dimensions, 4 to 10 rows, and spreads that differ: log-normal about
/// 0.7 with a deviation of 0.3.
struct IntervalSimulation: Codable {
  /// What the rates of endlessly many classes are.
  struct Truth: Codable {
    var equalError: Double
    var acceptance: Double
  }

  /// So many draws of so many classes.
  struct Study: Codable {
    var classes: Int
    /// A letter a draw: 1 where the interval held the truth.
    var equalError: String
    var acceptance: String

    static func share(_ flags: String) -> Double {
      Double(flags.count { $0 == "1" }) / Double(flags.count)
    }
  }

  var seed: UInt64
  var truth: Truth
  var studies: [Study]

  static let dimension = 16
  /// Pairs of a kind that are looked at.
  static let mostPairs = 1_000_000

  static func table(classes: Int, seed: UInt64) -> DataTable {
    var generator = SeededGenerator(seed: seed)
    var (labels, values): ([Int32], [Float]) = ([], [])
    let scale = 1 / Double(dimension).squareRoot()
    for label in 0..<classes {
      let center = (0..<dimension).map { _ in generator.normal() * scale }
      let spread = 0.7 * Double.exp(0.3 * generator.normal()) * scale
      for _ in 0..<4 + generator.index(below: 7) {
        labels.append(Int32(label))
        for axis in 0..<dimension {
          values.append(Float(center[axis] + spread * generator.normal()))
        }
      }
    }
    return DataTable(
      name: "drawn", width: dimension, values: values, labels: labels,
      classTitles: (0..<classes).map { "\($0)" })
  }

  /// Cosines between rows of two classes.
  static func strangersCosines(classes: Int, seed: UInt64) -> [Double] {
    let table = table(classes: classes, seed: seed)
    let inverses = RowLengths.of(table.values, dimension: dimension).map { Float(1 / $0) }
    let rows = (0..<table.count).map { row in
      table.values[row * dimension..<(row + 1) * dimension].map { $0 * inverses[row] }
    }
    return rows.indices.flatMap { first in
      (0..<first).filter { table.labels[$0] != table.labels[first] }.map { second in
        Double(zip(rows[first], rows[second]).reduce(0) { $0 + $1.0 * $1.1 })
      }
    }
  }

  static func pairs(classes: Int, seed: UInt64, _ given: JudgingChoices = JudgingChoices())
    -> PairReport
  {
    let table = table(classes: classes, seed: seed)
    var choices = given
    choices.mostPairs = mostPairs
    return PairReport(
      table, RowsByClass(table.labels, classes: classes),
      inverses: RowLengths.of(table.values, dimension: dimension).map { 1 / $0 },
      ClassGroups(classes: classes), choices
    ) { count, body in for index in 0..<count { body(index) } }
  }

  /// The seed of a draw of a study.
  func seed(of draw: Int, classes: Int) -> UInt64 {
    seed &+ UInt64(classes) &* 1_000_003 &+ UInt64(draw)
  }

  /// Whether the two intervals of a draw hold the truth.
  func holds(_ draw: Int, classes: Int) -> (equalError: Bool, acceptance: Bool) {
    let pairs = Self.pairs(classes: classes, seed: seed(of: draw, classes: classes))
    func holds(_ interval: ConfidenceInterval?, _ truth: Double) -> Bool {
      interval.map { $0.low <= truth && truth <= $0.high } ?? false
    }
    return (
      holds(pairs.equalError?.rate.interval, truth.equalError),
      holds(pairs.acceptances[1].rate?.interval, truth.acceptance)
    )
  }

  /// All of it anew.
  static func made(seed: UInt64) -> IntervalSimulation {
    // Rates of many classes at once, averaged over draws.
    let draws = (0..<60).map { pairs(classes: 1000, seed: seed &+ 7_000_000_007 &+ UInt64($0)) }
    func mean(_ value: (PairReport) -> Double?) -> Double {
      draws.compactMap(value).reduce(0, +) / Double(draws.count)
    }
    var simulation = IntervalSimulation(
      seed: seed,
      truth: Truth(
        equalError: mean { $0.equalError?.rate.point.rate },
        acceptance: mean { $0.acceptances[1].rate?.point.rate }), studies: [])
    for (classes, count) in [(10, 1000), (30, 600), (100, 400), (1000, 200)] {
      var study = Study(classes: classes, equalError: "", acceptance: "")
      for draw in 0..<count {
        let found = simulation.holds(draw, classes: classes)
        study.equalError += found.equalError ? "1" : "0"
        study.acceptance += found.acceptance ? "1" : "0"
      }
      simulation.studies.append(study)
    }
    return simulation
  }

  /// What was made and kept, `Fixtures/intervals.json`.
  static func kept() throws -> IntervalSimulation {
    guard
      let url = Bundle.module.url(
        forResource: "intervals", withExtension: "json", subdirectory: "Fixtures")
    else { throw CocoaError(.fileNoSuchFile) }
    return try JSONDecoder().decode(IntervalSimulation.self, from: Data(contentsOf: url))
  }
}
