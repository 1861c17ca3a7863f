import Foundation
import Testing
import Training

@testable import wedge

/// Advice on four data sets beside the whole sweep that it stands for: with twice as many margins, and
/// five seeds. `Tests/Benchmarks/advice.py` makes the rows.
@Suite struct AdviceComparisonTests {
  private struct Stored: Decodable {
    let classes: Int
    let dimension: Int
    let unseen: Int
    /// By loss: margin, scale, seed, what is aimed at, the narrowest gap of two classes.
    let rows: [String: [[Double?]]]
  }

  private static func stored() throws -> [String: Stored] {
    let path = try #require(Bundle.fixtures("advice.json"))
    return try JSONDecoder().decode(
      [String: Stored].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }

  @Test(arguments: ["digits", "iris", "identities", "table"], ["arcface", "cosface"])
  func theStartIsAsGoodAsTheBestAsFarAsSeedsTell(_ name: String, _ loss: String) throws {
    let stored = try #require(Self.stored()[name])
    let all = try #require(stored.rows[loss]).map { Self.row($0, loss, stored) }
    let quantity =
      stored.unseen > 0
      ? AdviceAim.tar.quantity(isHeldOut: true) : AdviceAim.accuracy.quantity(isHeldOut: true)
    let start = try Self.advised(loss, stored, all, quantity)
    let map = try #require(SweepMap.maps(of: all).first)
    let whole = try #require(SweepChoice(map, quantity, gap: .classGap))
    let place = try #require(
      map.places.first {
        map.margins[$0.column] == start.margin && map.scales[$0.row] == start.scale
      })
    let best = try #require(SweepStatistic.mean.value(of: map[whole.best], quantity))
    let found = try #require(SweepStatistic.mean.value(of: map[place], quantity))
    #expect(map.places.count > 40 && map[place].count == 5)
    #expect(
      (best - found).magnitude <= whole.reach, "\(start): \(found) of \(best), \(whole.reach)")
  }

  /// Where `wedge advise` starts: by three seeds, over its own grid, widened as it widens it.
  private static func advised(
    _ loss: String, _ stored: Stored, _ all: [SweepRow], _ quantity: MapQuantity
  ) throws -> (margin: Double?, scale: Double?) {
    var configuration = Configuration()
    configuration.loss = loss
    configuration.classes = stored.classes
    configuration.dimension = stored.dimension
    var grid = try AdviceSubject(configuration).grid
    while true {
      let rows = all.filter { row in
        row.seed < 3 && grid.margins.contains { $0 == row.margin }
          && grid.scales.contains { $0 == row.scale }
      }
      #expect(rows.count == 3 * grid.margins.count * grid.scales.count)
      let map = try #require(SweepMap.maps(of: rows).first)
      let choice = try #require(SweepChoice(map, quantity, gap: .classGap))
      let start = (map.margins[choice.start.column], map.scales[choice.start.row])
      guard let wider = grid.widened(at: start.0, start.1),
        wider.margins.allSatisfy({ margin in all.contains { $0.margin == margin } }),
        wider.scales.allSatisfy({ scale in all.contains { $0.scale == scale } })
      else { return start }
      grid = wider
    }
  }

  private static func row(_ numbers: [Double?], _ loss: String, _ stored: Stored) -> SweepRow {
    let aim = stored.unseen > 0 ? "tar_at_far_0_01_unseen" : "accuracy_test"
    var measured: [String: Double] = [:]
    measured[aim] = numbers[3]
    measured["class_gap_min_degrees"] = numbers[4]
    return SweepRow(
      id: numbers.map { "\($0 ?? -1)" }.joined(separator: " "), loss: loss, margin: numbers[0],
      scale: numbers[1], classes: stored.classes, dimension: stored.dimension,
      seed: UInt64(numbers[2] ?? 0), status: .stopped, settings: [], numbers: measured)
  }
}
