import Testing
import Training

@testable import Laboratory
@testable import Screens

/// Of names that take two columns a letter only replacements would be left.
@Test(arguments: [
  (["rose", "lily"], ["A rose, B lily"]), (["玫瑰", "lily"], ["B lily"]), (["玫瑰", "百合"], []),
])
func theLegendLeavesOutNamesThatCellsCannotShow(_ titles: [String], _ expected: [String]) throws {
  var configuration = Configuration()
  configuration.data = "file"
  configuration.mode = .free
  configuration.classes = 2
  configuration.table = DataTable(
    name: "rows", width: 2, values: (0..<16).map { Float($0 % 7) - 2.5 },
    labels: (0..<8).map { $0 % 2 }, classTitles: titles)
  let names = Legend(try State(configuration)).entries.first { $0.sign == Legend.namesSign }
  #expect((names?.meanings.prefix(1)).map(Array.init) ?? [] == expected)
}
