import Import
import Testing

/// Names that look alike are kept apart by how their file writes them.
struct ExactNameTests {
  private let whole = "caf\u{E9}"
  private let apart = "cafe\u{301}"

  @Test func anAccentOfItsOwnMakesAnotherClass() throws {
    let text = "a,b,label\n1,2,\(whole)\n3,1,\(apart)\n2,2,\(whole)\n4,4,\(apart)\n"
    let table = try table(text: text)
    #expect(table.classNames.map { Array($0.utf8) } == [apart, whole].map { Array($0.utf8) })
    #expect(table.labels == [1, 0, 1, 0])
  }

  @Test func rowsForTestMeetTheirOwnWritingFirst() throws {
    let head = "a,b,label\n"
    var both = try table(
      text: head + "1,2,\(whole)\n3,1,\(apart)\n2,2,\(whole)\n4,4,\(apart)\n")
    try both.append(
      test: try table(text: head + "1,1,\(whole)\n2,1,\(apart)\n"), from: "file 't'")
    #expect(both.labels.suffix(2) == [1, 0])
    var one = try table(text: head + "1,2,\(whole)\n3,1,z\n2,2,\(whole)\n4,4,z\n")
    try one.append(test: try table(text: head + "1,1,z\n2,1,\(apart)\n"), from: "file 't'")
    #expect(one.labels.suffix(2) == [1, 0])
  }
}
