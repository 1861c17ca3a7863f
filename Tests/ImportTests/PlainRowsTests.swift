import Import
import Testing

/// What most rows are is read in one go; whatever stands among them is read field by field, to the same.
struct PlainRowsTests {
  /// Rows that are not plain, as they are written, each what a plain one would write too.
  private static let others = [
    "1e0,-2.50,a", "1,-2.5,\"a\"", " 1,-2.5,a", "1 ,-2.5, a ", "\"1\",-2.5,a", "\n1,-2.5,a",
    "# a remark\n1,-2.5,a", "+1.000000000000000000000,-2.5,a", "1.,-250e-2,a",
  ]

  @Test(arguments: others, ["\n", "\r\n"])
  func aRowOfAnotherKindAmongPlainOnesIsReadToo(_ other: String, _ end: String) throws {
    let plain = "1,-2.5,a"
    for place in [0, 1, 40, 99] {
      var rows = Array(repeating: plain, count: 100)
      rows[place] = other
      let text = "x,y,label\n" + rows.joined(separator: "\n") + "\n3,4,b"
      let table = try table(text: text.replacing("\n", with: end))
      #expect(table.values == Array(repeating: [1, -2.5], count: 100).flatMap(\.self) + [3, 4])
      #expect(table.labels == Array(repeating: 0, count: 100) + [1])
    }
  }

  @Test(arguments: ["label,x,y", "x,label,y", "x,y,label"])
  func theClassMayStandInAnyColumn(_ header: String) throws {
    let names = (0..<700).map { "né\($0 % 300)" }
    let decimals = (0..<700).map { "-0.\($0)" }
    let rows = names.indices.map { row in
      header.replacing("label", with: names[row]).replacing("x", with: "\(2 * row)")
        .replacing("y", with: decimals[row])
    }
    let table = try table(text: ([header] + rows).joined(separator: "\n"))
    let second = try decimals.map { try #require(Float($0)) }
    #expect(table.values == zip(0..<700, second).flatMap { [Float(2 * $0), $1] })
    #expect(table.labels.map { table.classNames[Int($0)] } == names)
  }

  @Test(arguments: [
    ("1,2", "52", "has 2 fields"), ("1,2,a,3", "52", "has 4 fields"),
    ("1,x,a", "52:3", "holds 'x'"), ("1,2,", "52:5", "is empty"),
    ("1,2,\"a", "52:5", "never closed"), ("1,,a", "52:3", "is empty"),
    ("1,1e99,a", "52:3", "1e99"), ("1,2,\"a\"b", "52:8", "text after a closing quote"),
  ])
  func whatIsWrongIsSaidWhereItStands(_ row: String, _ place: String, _ words: String) {
    let rows = Array(repeating: "1,2,a", count: 50) + [row, "1,2,b"]
    let said = fault("x,y,label\n" + rows.joined(separator: "\n"))
    #expect(said.contains("data.csv:\(place)") && said.contains(words), "\(said)")
  }
}
