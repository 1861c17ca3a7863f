import Foundation
import Testing
import Training

@testable import wedge

/// Tables as packages ship them, held against what pandas reads of them.
@Suite struct TableTests {
  private static let lines = Form.all("tables/tables.md")

  private struct Truth: Decodable {
    var rows: Int
    /// Sums of the magnitudes of each column.
    var sums: [Double]
    var classes: [String: Int]
  }

  @Test func thereAreFifteenRealTables() {
    #expect(Set(Self.lines.map(\.file)).count >= 15)
  }

  /// Each file is read as pandas reads it, or refused, and what a refusal advises works in the end.
  @Test func everyTableIsReadWithSomeOptions() {
    let refused = Set(Self.lines.filter(\.holds.isEmpty).map(\.file))
    let read = Set(Self.lines.filter { !$0.holds.isEmpty }.map(\.file))
    // Lists of measurements without any classes.
    #expect(refused.subtracting(read) == ["linnerud_exercise.csv", "crimea.json"])
  }

  @Test(arguments: lines) func aTableIsReadAsPandasReadsIt(_ line: Form) throws {
    let (table, words) = try line.read(in: "tables")
    #expect(words == line.outcome)
    #expect((table == nil) == line.holds.isEmpty)
    let path = try #require(Bundle.fixtures("tables/truth.json"))
    let truths = try JSONDecoder().decode(
      [String: Truth].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    let truth = truths[line.testDescription]
    #expect((truth == nil) == line.holds.isEmpty)
    guard let table, let truth else { return }
    #expect(table.count == truth.rows && table.width == truth.sums.count)
    for column in 0..<min(table.width, truth.sums.count) {
      let sum = (0..<table.count).reduce(0.0) { sum, row in
        sum + Double(table.values[row * table.width + column].magnitude)
      }
      #expect((sum - truth.sums[column]).magnitude <= 1e-5 * max(truth.sums[column], 1))
    }
    var counts: [String: Int] = [:]
    for label in table.labels { counts[table.classTitles[Int(label)], default: 0] += 1 }
    #expect(counts == truth.classes)
  }
}
