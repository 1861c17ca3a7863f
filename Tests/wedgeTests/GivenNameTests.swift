import Foundation
import Import
import Testing
import Training

@testable import wedge

/// Names that a screen masks: a blank that does not break, two letters whose accents stand apart, an
/// emoji of several, a control character of each kind, and a comma with a mark on it.
private let names = [
  "10\u{A0}000", "caf\u{65}\u{301}", "caf\u{65}\u{300}", "\u{1F469}\u{200D}\u{1F52C}",
  "a\u{9B}b", "a\u{7F}b", "x,\u{301}y",
]

/// Four rows of each class, with names of their own.
private var table: String {
  var text = "a,b,c,label,id\n"
  for (label, name) in names.enumerated() {
    for row in 0..<4 {
      text += "\(label + 1).\(row),\(row + 1),\(label * label),\"\(name)\",\"\(name) \(row)\"\n"
    }
  }
  return text
}

private func scalars(_ texts: [String]?) -> [[UInt32]] {
  (texts ?? []).map { $0.unicodeScalars.map(\.value) }.sorted { $0.lexicographicallyPrecedes($1) }
}

/// What other programs read has names as the file has them; what a person reads has them masked.
@Suite struct GivenNameTests {
  @Test func judgeWritesThemAsJSON() throws {
    try withFile("rows.csv", table) { path in
      let outcome = try wedge("judge", path, "--id", "id", "--worst", "40", "--json")
      #expect(outcome.status == 0)
      #expect(!outcome.output.unicodeScalars.contains { (0x7F...0x9F).contains($0.value) })
      let report = try JSONValue(text: outcome.output.utf8)
      let found = report["class_names"]?.array?.compactMap(\.string)
      #expect(scalars(found) == scalars(names))
      let classes = report["by_class"]?.array?.compactMap { $0["class"]?.string }
      #expect(scalars(classes) == scalars(names))
      let rows = report["worst_rows"]?.array?.compactMap { $0["name"]?.string }
      let all = Set(names.flatMap { name in (0..<4).map { Array("\(name) \($0)".utf8) } })
      #expect(rows?.isEmpty == false)
      #expect(rows?.allSatisfy { all.contains(Array($0.utf8)) } == true)
    }
  }

  @Test func judgeMasksThemInItsTable() throws {
    try withFile("rows.csv", table) { path in
      let outcome = try wedge("judge", path, "--id", "id", "--worst", "40")
      #expect(outcome.output.contains("10\u{FFFD}000"))
      #expect(!outcome.output.unicodeScalars.contains { (0x7F...0x9F).contains($0.value) })
    }
  }

  @Test func aRunWritesThemAsArraysAndText() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (arrays, text) = (folder.path + "/o.npz", folder.path + "/e.csv")
    try withFile("rows.csv", table) { path in
      let outcome = try wedge(
        "train", "--data", path, "--id", "id", "--mode", "encoder", "--steps", "2", "--unseen",
        "10\u{A0}000", "--export", arrays, "--embeddings-out", text)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    for file in [arrays, text] {
      var request = ImportRequest()
      if file == text { request.ignored = IgnoredParts("split") }
      let table = try TableFile(path: file, request: request, judges: true).read()
      #expect(scalars(table.givenTitles) == scalars(names))
    }
    let rows = try TableFile(path: arrays, judges: true).read().rows.exactNames
    #expect(scalars(rows) == scalars(names.flatMap { name in (0..<4).map { "\(name) \($0)" } }))
  }

  @Test func tablesOfPlainNamesAreWrittenAsBefore() throws {
    let plain = DataTable(
      name: "t", width: 1, values: [1, 2], labels: [0, 1], classTitles: ["a", "b"])
    let text = String(decoding: try JSONEncoder().encode(plain), as: UTF8.self)
    #expect(!text.contains("given"))
    let masked = DataTable(
      name: "t", width: 1, values: [1, 2], labels: [0, 1], classTitles: ["\u{FFFD}", "\u{FFFD}"],
      givenTitles: ["\u{A0}", "\u{AD}"])
    let read = try JSONDecoder().decode(DataTable.self, from: JSONEncoder().encode(masked))
    #expect(read.givenTitles == masked.givenTitles && read.classTitles == masked.classTitles)
  }

  @Test func aListKeepsNamesOfLineEndsAndMarks() {
    let names = ["a\r\nb", ",\u{301}", "\"\u{301}q", "c"]
    let list = names.map(NameList.quoted).joined(separator: ",")
    #expect(scalars(NameList.names(list)) == scalars(names))
  }
}
