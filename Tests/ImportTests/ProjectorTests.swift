import Import
import Testing

@Suite struct ProjectorTests {
  private func labels(
    _ text: String, rows: Int, label: ImportRequest.LabelColumn = .usual
  ) throws -> ImportedLabels {
    try Array(text.utf8).withUnsafeBytes {
      try importedLabels($0, .tsv, ImportRequest(label: label), rows: rows)
    }
  }

  private func take(_ text: String, rows: Int) -> String {
    do {
      var table = ImportedTable(width: 1, values: [Float](repeating: 1, count: rows))
      try table.take(labels(text, rows: rows))
      return table.parts.classes
    } catch let error as ImportFault {
      return "\(error.location(in: "metadata.tsv")) \(error.fault)"
    } catch {
      return "\(error)"
    }
  }

  @Test func asManyLinesAsRowsHaveNoHeader() throws {
    #expect(try labels("n\tred\nm\tblue\nn\tred\n", rows: 3).names == ["m", "n"])
    #expect(try labels("kind\nred\nblue\n", rows: 2).names == ["blue", "red"])
    #expect(take("n\tkind\na\tred\nb\tblue\nc\tred\n", rows: 3).contains("n"))
  }

  @Test func aMissingLineIsToldWithTheRuleOfTheHeader() {
    #expect(take("name\tlabel\nn\tred\n", rows: 2).contains("for a header"))
    #expect(take("red\nblue\nred\n", rows: 5).contains("not for a header"))
  }

  @Test func aBlankLineIsALabelThatIsMissing() {
    #expect(take("red\nblue\n\nred\n", rows: 4).hasPrefix("metadata.tsv:3:1 is empty"))
    #expect(take("red\nblue\nred\n\n\n", rows: 3) == "the lines")
  }

  @Test func aQuoteThatItsLineDoesNotCloseIsALabel() throws {
    let found = try labels("\"\n'\n\"\n5\" disk\n\"quoted\"\n#\n", rows: 6)
    #expect(found.names == ["\"", "#", "'", "5\" disk", "quoted"])
    #expect(try table(text: "1\t2\t\"\n3\t4\t'\n", "d.tsv").classNames == ["\"", "'"])
  }

  @Test func namesOfRowsAreNoClasses() {
    let text = (0..<6).map { "n\($0)\tred" }.joined(separator: "\n")
    #expect(take(text, rows: 6).contains("column 1 (no header): every row has one of its own"))
  }
}
